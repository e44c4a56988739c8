// A server of Mles version 2 on the library ws: node server.mjs PORT [KEY]
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { token } from './mles.mjs';

const [port, key = ''] = process.argv.slice(2);
const PROTOCOL = 'mles-websocket';
const STORED = 200;
const NAMES = ['uid', 'channel', 'auth'];
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Channels by name, each with its members by uid and its newest messages. */
const channels = new Map();

/** Returns the names of an object's members as they come, escapes undone. */
function names(json) {
  const found = [];
  let depth = 0;
  for (const [part] of json.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (part.startsWith('"')) {
      if (depth === 1 && part.endsWith(':')) found.push(JSON.parse(part.slice(0, -1)));
    } else {
      depth += '{['.includes(part) ? 1 : -1;
    }
  }
  return found;
}

/** Returns who joins what, and the first message as others see it; throws for a refusal. */
function judge(data, isBinary) {
  if (isBinary) throw new Error('no text');
  const text = data.toString();
  const { auth, ...shown } = JSON.parse(text);
  const { uid, channel } = shown;
  for (const name of [uid, channel]) {
    if (typeof name !== 'string' || !name || /\p{Surrogate}/u.test(name)) throw new Error('no names');
  }
  const known = names(text).filter((name) => NAMES.includes(name));
  if (new Set(known).size < known.length) throw new Error('a name twice');
  if (auth == null && !key) return { uid, channel, shown: text };
  if (typeof auth !== 'string' || !/^[0-9a-f]+$/i.test(auth)) throw new Error('no token');
  if (BigInt(`0x${auth}`) !== BigInt(`0x${token(uid, channel, key)}`)) throw new Error('wrong token');
  return { uid, channel, shown: JSON.stringify(shown) };
}

function tell(channel, message, sender) {
  channel.history.push(message);
  if (channel.history.length > STORED) channel.history.shift();
  for (const [uid, socket] of channel.members) {
    if (uid !== sender) socket.send(message.data, { binary: message.isBinary });
  }
}

function join(socket, data, isBinary) {
  const { uid, channel: name, shown } = judge(data, isBinary);
  if (!channels.has(name)) channels.set(name, { members: new Map(), history: [] });
  const channel = channels.get(name);
  if (channel.members.has(uid)) throw new Error('already there');
  for (const message of channel.history) socket.send(message.data, { binary: message.isBinary });
  channel.members.set(uid, socket);
  socket.on('close', () => channel.members.delete(uid));
  tell(channel, { data: shown, isBinary: false }, uid);
  return (message, binary) => tell(channel, { data: message, isBinary: binary }, uid);
}

/** Says whether a page may open this WebSocket; programs send no Origin. */
function isOwn(request) {
  const { origin, host } = request.headers;
  return origin === undefined || (LOOPBACK.test(host) && origin === `http://${host}`);
}

function verifyClient({ req }, answer) {
  const offered = (req.headers['sec-websocket-protocol'] ?? '').split(',').map((p) => p.trim());
  if (!offered.includes(PROTOCOL)) answer(false, 400);
  else answer(isOwn(req), 403);
}

/** Nobody but WebSockets is served; without an end of the connection Node would wait for more. */
const pages = createServer((request, response) => {
  const status = 'upgrade' in request.headers ? 400 : 404;
  response.writeHead(request.method === 'GET' ? status : 405, { Connection: 'close' }).end();
});

const sessions = new WebSocketServer({
  server: pages,
  maxPayload: 16_777_215,
  handleProtocols: () => PROTOCOL,
  verifyClient,
});

sessions.on('connection', (socket) => {
  let take = (data, isBinary) => {
    try {
      take = join(socket, data, isBinary);
    } catch (refusal) {
      take = () => {};
      socket.close(1008, refusal.message.slice(0, 80));
    }
  };
  socket.on('message', (data, isBinary) => take(data, isBinary));
  socket.on('error', () => {}); // ws has sent its Close by then
});

pages.listen(Number(port), '127.0.0.1');
