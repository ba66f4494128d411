// What the script that asks hosts has in common with the first one (see `asking.ts`): modules that have a
// state, of which there must be one. The first script hands them on; esbuild.mjs says how.
export * as recognise from '../repositories/recognise';
export * as log from './log';
