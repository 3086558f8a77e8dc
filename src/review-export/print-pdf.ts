import type { Browser } from 'playwright-core';

/** A way to a browser: its name for the message, and how it is started. */
export interface Way {
  name: string;
  open(): Promise<Browser>;
}

/** The browser that the development packages bring runs on Linux alone; elsewhere one that is installed prints. */
const BUNDLED: Way = {
  name: 'the bundled Chromium',
  open: async () => {
    const [{ chromium }, { default: bundled }] = await Promise.all([
      import('playwright-core'),
      import('@sparticuz/chromium'),
    ]);
    return chromium.launch({ executablePath: await bundled.executablePath(), args: bundled.args });
  },
};
const INSTALLED: Way[] = (
  [
    ['Chrome', 'chrome'],
    ['Edge', 'msedge'],
  ] as const
).map(([name, channel]) => ({
  name,
  open: async () => (await import('playwright-core')).chromium.launch({ channel }),
}));
const WAYS = process.platform === 'linux' ? [BUNDLED, ...INSTALLED] : INSTALLED;

/** Prints the report as PDF with the first browser that starts; null when it did, else why there is none. */
export async function printPdf(html: string, file: string, ways: readonly Way[] = WAYS): Promise<string | null> {
  const faults: string[] = [];
  for (const { name, open } of ways) {
    try {
      await print(await open(), html, file);
      return null;
    } catch (error) {
      faults.push(`${name}: ${inOneLine(error)}`);
    }
  }
  return faults.join('; ');
}

async function print(browser: Browser, html: string, file: string): Promise<void> {
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    await page.pdf({
      path: file,
      format: 'A4',
      margin: { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' },
    });
  } finally {
    await browser.close();
  }
}

function inOneLine(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  if (/Cannot find (?:package|module)/.test(first)) return 'not installed (npm ci without development packages)';
  return first.replace(/^browserType\.launch: /, '');
}
