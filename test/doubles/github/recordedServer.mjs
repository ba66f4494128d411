// Plays what Octokit recorded from GitHub, on a free port of loopback, and prints the port. A process of
// its own, because the recordings are played by a library that takes over `node:http` as a whole.
import fixturesServer from '@octokit/fixtures-server';
import globToFixtures from '@octokit/fixtures-server/lib/glob-to-fixtures.js';
import DEFAULTS from '@octokit/fixtures-server/lib/defaults.js';
import express from 'express';

const [, , fixturesUrl] = process.argv;
const app = express();
const fixtures = globToFixtures(DEFAULTS.fixturesGlob);
app.use(fixturesServer({ fixturesUrl, fixtures, logLevel: 'silent', ttl: 60_000 }));
const server = app.listen(0, '127.0.0.1', () => {
  console.log(server.address().port);
});
