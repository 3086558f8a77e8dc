export const CLIENT_SECRET = 'client-secret-for-tests';
export const TOKEN = 'emulator-access-token';
