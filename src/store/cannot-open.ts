/** Why a database cannot be opened, in an error that names the variable and the mend. */
export function cannotOpen(error: unknown, variable: 'DATABASE_URL' | 'ONUS_DATA_DIR'): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  if (cause.message.startsWith(variable)) return cause;
  const said = cause.message || (cause as NodeJS.ErrnoException).code || 'no message';
  const mend =
    variable === 'DATABASE_URL'
      ? 'Check that PostgreSQL runs there and that user, password and database are right, or unset DATABASE_URL to use the embedded database.'
      : 'Check that the folder can be written and was made by this version, or set ONUS_DATA_DIR to another folder.';
  return new Error(`${variable}: the database cannot be opened (${said}). ${mend}`, { cause });
}
