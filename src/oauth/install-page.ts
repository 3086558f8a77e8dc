/** What the admin reads after an installation, or instead of one: what happened, and what to do next. */
export interface InstallPage {
  status: number;
  title: string;
  /** Paragraphs of plain text. */
  says: string[];
  /** Steps in their order. */
  steps?: string[];
  link?: { href: string; label: string };
}

/** A page without scripts or foreign parts. Everything in it is escaped. */
export function htmlOf({ title, says, steps, link }: InstallPage): string {
  const paragraphs = says.map((text) => `<p>${escaped(text)}</p>`).join('');
  const list = steps ? `<ol>${steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>` : '';
  const button = link ? `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${paragraphs}${list}${button}</main></body></html>`;
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;color:#213343;background:#f5f8fa;margin:0}main{max-width:36rem;margin:4rem auto;padding:2rem;background:#fff;border-radius:6px}h1{font-size:1.5rem;margin-top:0}a{color:#00606b}';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const AGAIN = { href: '/oauth/install', label: 'Begin the installation' };

/** The pages by what happened. */
export const pages = {
  installed: (portalId: string, withoutMail: boolean, unprepared: string | null): InstallPage => ({
    status: 200,
    title: 'Onus is installed',
    says: [
      `It is connected to the HubSpot account ${portalId}. Deals that are lost from now on are read about a minute later.`,
      ...(unprepared
        ? [`Its deal properties could not be made yet; this is tried again by itself. HubSpot said: ${unprepared}`]
        : []),
      ...(withoutMail
        ? [
            'E-mails cannot be read, since their scope (sales-email-read) was not granted; the card says so where it matters. To grant it, install the app once more.',
          ]
        : []),
    ],
    steps: [
      'In HubSpot, open a deal, choose Customize, then Card library › App, and add “Loss review”.',
      'Open the app’s settings (Settings › Integrations › Connected apps › Onus) and name the sales managers: they see the reviews. Until others are named, you are the one.',
      'Move a test deal to closed lost, with a sentence why. A minute later its card shows what the note says.',
    ],
    link: {
      href: `https://app.hubspot.com/contacts/${encodeURIComponent(portalId)}/objects/0-3`,
      label: 'To your deals',
    },
  }),
  declined: (description: string): InstallPage => ({
    status: 403,
    title: 'Onus was not installed',
    says: [
      description === ''
        ? 'The access that Onus asks for was not granted. Nothing was connected or read.'
        : `HubSpot ended the installation: ${description} Nothing was connected or read.`,
      'Only a super admin, or a user with the permission for App Marketplace access, can install an app. If you are not one, send them this address.',
    ],
    link: AGAIN,
  }),
  lost: (): InstallPage => ({
    status: 400,
    title: 'This installation cannot be completed',
    says: [
      'It was begun more than ten minutes ago, in another browser, not from this server, or was completed before. Nothing was connected.',
      'Begin it again in this browser, with cookies allowed for this site.',
    ],
    link: AGAIN,
  }),
  missingScopes: (scopes: readonly string[]): InstallPage => ({
    status: 403,
    title: 'Onus lacks access that it needs',
    says: [
      `HubSpot did not grant: ${scopes.join(', ')}. What was granted has been given back; nothing is connected.`,
      'Usually the user who installed the app may not grant these. Ask a super admin to install it.',
    ],
    link: AGAIN,
  }),
  refused: (): InstallPage => ({
    status: 400,
    title: 'HubSpot did not accept this installation',
    says: ['Its code was used before or is too old: HubSpot lets it live for a minute. Nothing was connected.'],
    link: AGAIN,
  }),
  away: (): InstallPage => ({
    status: 503,
    title: 'The installation could not be completed',
    says: [
      'HubSpot did not answer as it should, or this server is not set up as it should be; its log says which. Nothing was connected.',
      'Try again in a few minutes. If it stays so, ask whoever runs this server to run: npm run doctor',
    ],
    link: AGAIN,
  }),
  fixedToken: (): InstallPage => ({
    status: 404,
    title: 'This server works for one HubSpot account',
    says: [
      'It is connected by a fixed access token (HUBSPOT_ACCESS_TOKEN), so there is nothing to install here.',
      'To let several accounts install the app, unset that variable and set HUBSPOT_CLIENT_ID and ONUS_ENCRYPTION_KEY.',
    ],
  }),
};
