/** Prints the report as PDF through a browser, where one is at hand (it is with the development packages); else says why not. */
export async function printPdf(html: string, file: string): Promise<string | null> {
  try {
    const [{ chromium }, { default: bundled }] = await Promise.all([
      import('playwright-core'),
      import('@sparticuz/chromium'),
    ]);
    const browser = await chromium.launch({ executablePath: await bundled.executablePath(), args: bundled.args });
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
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'no browser') : String(error);
  }
}
