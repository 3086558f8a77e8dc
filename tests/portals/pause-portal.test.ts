import { pausedUntil, pausePortal, resumePortal } from '../../src/portals/pause-portal.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { describeOnBothStores, type FreshStore } from '../setup/stores.ts';

describeOnBothStores('the pause of a portal', (fresh) => {
  let folder: FreshStore;
  let store: Store;
  const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1000);
  beforeAll(async () => {
    folder = await fresh();
    const { DATABASE_URL, ONUS_DATA_DIR } = folder.env;
    store = await openStore({ databaseUrl: DATABASE_URL, folder: ONUS_DATA_DIR ?? '', onError: () => {} });
    await store.db.insertInto('portal').values({ portal_id: '777' }).execute();
  });
  afterAll(async () => {
    await store.close();
    await folder.remove();
  });

  test('holds until it is over, whatever call succeeds meanwhile; a shorter one does not shorten it', async () => {
    await pausePortal(store, '777', 'too many requests', at(20));
    await resumePortal(store, '777', at(5));
    await pausePortal(store, '777', 'too many requests', at(10));
    expect(await pausedUntil(store, '777', at(6))).toEqual(at(20));
    await resumePortal(store, '777', at(21));
    expect(await pausedUntil(store, '777', at(6))).toBeNull();
  });

  test('is not kept for a portal that nobody knows', async () => {
    await pausePortal(store, '999', 'away', at(20));
    expect(await store.db.selectFrom('portal').select('portal_id').execute()).toHaveLength(1);
  });
});
