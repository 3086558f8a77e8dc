import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** How often a commit was really synced to the disk; a test reads it, since a silent loss of fsync would look like speed. */
export const fsyncs = { count: 0 };

interface EmscriptenStream {
  nfd?: number;
  node: unknown;
}
interface NodeFileSystem {
  stream_ops?: { fsync?: (stream: EmscriptenStream) => number };
  realPath(node: unknown): string;
}

/** PGlite starts with fsync off (`-F`); these parameters turn it on again. */
export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];

/**
 * PGlite's folder file system with a real fsync. Its own has none, so that an acknowledged commit would be lost with the
 * machine's power. This touches an internal of Emscripten: the version of PGlite is pinned, and the start fails if the wiring does.
 */
export class DurableFolder extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const started = await super.init(...args);
    started.emscriptenOpts.preRun ??= [];
    started.emscriptenOpts.preRun.push((module: unknown) => {
      const { FS, NODEFS } = module as { FS: { filesystems?: { NODEFS?: NodeFileSystem } }; NODEFS?: NodeFileSystem };
      const files = FS.filesystems?.NODEFS ?? NODEFS;
      if (!files?.stream_ops) {
        throw new Error(
          'The embedded database cannot be made durable: this version of PGlite hides its file system. Install the pinned version.',
        );
      }
      files.stream_ops.fsync = (stream) => {
        const own = stream.nfd === undefined;
        const fd = stream.nfd ?? fs.openSync(files.realPath(stream.node), 'r');
        try {
          fs.fsyncSync(fd);
          fsyncs.count++;
        } finally {
          if (own) fs.closeSync(fd);
        }
        return 0;
      };
    });
    return started;
  }
}
