import fs from 'node:fs';
import path from 'node:path';

/** Where the three files of an assessment go. */
export interface OutFiles {
  html: string;
  pdf: string;
  verdicts: string;
}

/** Makes the folder, and finds out before an hour of reading that something cannot be written. */
export function prepareOut(folder: string): OutFiles {
  const files = {
    html: path.join(folder, 'review.html'),
    pdf: path.join(folder, 'review.pdf'),
    verdicts: path.join(folder, 'verdicts.csv'),
  };
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'EEXIST'
        ? 'there is a file of that name'
        : String((error as NodeJS.ErrnoException).code);
    throw new Error(`Nothing can be written into ${folder} (${why}). Give another folder with --out.`);
  }
  for (const file of Object.values(files)) {
    if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(
        `${file} is a folder, where a file would have to go. Move it away, or give another folder with --out.`,
      );
  }
  return files;
}
