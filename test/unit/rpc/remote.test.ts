import assert from 'node:assert/strict';
import type { CancellationToken, Engine } from '../../../src/core/index';
import { createPortPair } from '../../../src/rpc/in-process';
import type { Port } from '../../../src/rpc/protocol';
import { createRemoteEngine, type EngineProcess } from '../../../src/rpc/remote';
import { serveEngine } from '../../../src/rpc/serve';

/** A few calls of an engine; the port does not care what the others do. */
function startProcess(calls: Partial<Engine>) {
  const [near, far] = createPortPair();
  let crash: (reason: string) => void = () => undefined;
  serveEngine(far, () => calls as Engine);
  const process: EngineProcess = {
    port: near as Port,
    onCrash: (listener) => (crash = listener),
    stop() {},
  };
  return { process, crash: (reason: string) => crash(reason) };
}

function client(told: string[] = []) {
  return {
    progress: () => undefined,
    changed: () => undefined,
    log: () => undefined,
    stat: async () => undefined,
    read: async () => new Uint8Array(),
    list: async () => [],
    restarted: (reason: string) => void told.push(reason),
  };
}

function token() {
  const listeners: (() => void)[] = [];
  const state = { cancelled: false };
  const cancellable: CancellationToken = {
    get cancelled() {
      return state.cancelled;
    },
    onCancelled: (listener) => void listeners.push(listener),
  };
  return {
    cancellable,
    cancel() {
      state.cancelled = true;
      for (const listener of listeners) listener();
    },
  };
}

describe('a remote engine', () => {
  it('carries arguments and results over the port', async () => {
    const { process } = startProcess({ scoreSentence: async (sentence) => sentence.length });
    const { engine } = createRemoteEngine(() => process, client());
    assert.equal(await engine.scoreSentence('four'), 4);
  });

  it('starts its process with the first call only', async () => {
    let starts = 0;
    const { engine } = createRemoteEngine(() => {
      starts++;
      return startProcess({ drafts: async () => [] }).process;
    }, client());
    assert.equal(starts, 0);
    await Promise.all([engine.drafts(), engine.drafts()]);
    assert.equal(starts, 1);
  });

  it('answers a call that throws with its error', async () => {
    const { process } = startProcess({
      scoreSentence: async () => {
        throw new Error('no such luck');
      },
    });
    const { engine } = createRemoteEngine(() => process, client());
    await assert.rejects(engine.scoreSentence('x'), /no such luck/);
  });

  it('reaches a running call with its cancellation', async () => {
    const { process } = startProcess({
      locate: async (_words, _limit, running) => {
        while (!running?.cancelled) await new Promise((resolve) => setTimeout(resolve, 1));
        throw new Error('cancelled');
      },
    });
    const { engine } = createRemoteEngine(() => process, client());
    const { cancellable, cancel } = token();
    const call = engine.locate('words', 3, cancellable);
    setTimeout(cancel, 5);
    await assert.rejects(call, /cancelled/);
  });

  it('rejects what is under way when the process crashes, restarts once, and says so', async () => {
    const told: string[] = [];
    const configured: unknown[] = [];
    const processes: ReturnType<typeof startProcess>[] = [];
    const { engine } = createRemoteEngine(() => {
      const started = startProcess({
        configure: async (workspace) => {
          configured.push(workspace);
          return [];
        },
        drafts: () => new Promise(() => undefined),
        scoreSentence: async () => 1,
      });
      processes.push(started);
      return started.process;
    }, client(told));
    const workspace = { roots: ['/w'], settings: {} };
    await engine.configure(workspace);
    const hanging = engine.drafts();
    processes[0]!.crash('out of memory');
    await assert.rejects(hanging, /out of memory/);
    assert.equal(await engine.scoreSentence('x'), 1);
    assert.deepEqual(configured, [workspace, workspace]);
    assert.deepEqual(told, ['out of memory']);
    processes[1]!.crash('again');
    await assert.rejects(engine.scoreSentence('x'), /again/);
    assert.equal(processes.length, 2);
  });

  it('leaves nobody waiting when it is stopped', async () => {
    const { process } = startProcess({ drafts: () => new Promise(() => undefined) });
    const { engine, stop } = createRemoteEngine(() => process, client());
    const hanging = engine.drafts();
    stop();
    await assert.rejects(hanging, /stopped/);
    await assert.rejects(engine.drafts(), /stopped/);
  });
});
