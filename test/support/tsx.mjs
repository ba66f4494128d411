// Lets tests load TypeScript as it is. The project's own tsconfig.json has references and no files; the
// one named here says how the elements of src/preview are made.
process.env.TSX_TSCONFIG_PATH ??= 'src/preview/tsconfig.json';
await import('tsx');
