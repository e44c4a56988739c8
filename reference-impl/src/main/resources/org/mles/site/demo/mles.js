'use strict';

// One WebSocket for each channel; the first message joins, every other is "time name: text".

const OPENED_AGAIN_AFTER_MS = [500, 1000, 2000, 4000, 8000];
const NEAR_END_PX = 40;
const encoder = new TextEncoder();

/** SipHash-2-4 with a zero key, as 16 hexadecimal digits: the token of version 2. */
function token(octets) {
  const mask = (1n << 64n) - 1n;
  const turn = (x, by) => ((x << by) | (x >> (64n - by))) & mask;
  let [a, b, c, d] = [0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n];
  const rounds = (count) => {
    for (let i = 0; i < count; i++) {
      a = (a + b) & mask; b = turn(b, 13n) ^ a; a = turn(a, 32n);
      c = (c + d) & mask; d = turn(d, 16n) ^ c;
      a = (a + d) & mask; d = turn(d, 21n) ^ a;
      c = (c + b) & mask; b = turn(b, 17n) ^ c; c = turn(c, 32n);
    }
  };
  const padded = new Uint8Array((octets.length + 8) & ~7);
  padded.set(octets);
  padded[padded.length - 1] = octets.length & 0xff;
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 8) {
    const word = view.getBigUint64(at, true);
    d ^= word; rounds(2); a ^= word;
  }
  c ^= 0xffn; rounds(4);
  return (a ^ b ^ c ^ d).toString(16).padStart(16, '0');
}

class Room {
  constructor(uid, channel, key) {
    this.uid = uid;
    this.channel = channel;
    this.key = key;
    this.seen = new Map();
    this.names = new Set();
    this.failures = 0;
    this.left = false;
    const section = document.getElementById('room').content.cloneNode(true).firstElementChild;
    this.section = section;
    this.state = section.querySelector('.state');
    this.here = section.querySelector('.here');
    this.log = section.querySelector('.log');
    this.field = section.querySelector('[name=text]');
    this.name(channel);
    section.querySelector('h2').textContent = channel;
    section.querySelector('.leave').addEventListener('click', () => this.leave());
    section.querySelector('.say').addEventListener('submit', (event) => {
      event.preventDefault();
      this.say(this.field.value);
    });
    document.getElementById('rooms').append(section);
    this.open();
  }

  /** Says of which channel each part is: whoever hears the page does not see what is beside it. */
  name(channel) {
    const names = {
      '.leave': 'Leave ', '.log': 'Messages in ', '.say': 'Speak in ', '[name=text]': 'Message to ', '.say button': 'Send to ',
    };
    this.section.setAttribute('aria-label', 'Channel ' + channel);
    for (const [part, name] of Object.entries(names)) {
      this.section.querySelector(part).setAttribute('aria-label', name + channel);
    }
  }

  open() {
    this.show('Connecting …', true);
    const scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
    const socket = new WebSocket(scheme + location.host + '/', 'mles-websocket');
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    // What was seen before comes once more, as history.
    this.replayed = new Map(this.seen);
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({
        uid: this.uid,
        channel: this.channel,
        auth: token(encoder.encode(this.uid + this.channel + this.key)),
      }));
      // As the history will have it; nobody hears it now.
      this.remember(JSON.stringify({ uid: this.uid, channel: this.channel }));
      this.meet(this.uid);
      this.show('Connected as ' + this.uid, false);
    });
    socket.addEventListener('message', (event) => {
      this.failures = 0;
      this.hear(typeof event.data === 'string' ? event.data : null, event.data);
    });
    socket.addEventListener('close', (event) => this.lost(event));
  }

  lost(event) {
    if (this.left) {
      return;
    }
    const why = event.reason ? ' (' + event.reason + ')' : '';
    if (event.code === 1008 && !event.reason.startsWith('V2-DUP')) {
      this.show('Refused' + why, true);
      return;
    }
    const wait = OPENED_AGAIN_AFTER_MS[Math.min(this.failures++, OPENED_AGAIN_AFTER_MS.length - 1)];
    this.show('Connection lost' + why + ', trying again …', true);
    setTimeout(() => this.left || this.open(), wait);
  }

  show(text, lost) {
    this.state.textContent = text;
    this.state.classList.toggle('lost', lost);
    // Not disabled: that would take the focus from whoever is there.
    this.section.querySelector('.say button').setAttribute('aria-disabled', lost);
  }

  hear(text, data) {
    const shown = text ?? '(' + data.byteLength + ' octets)';
    const before = this.replayed.get(shown) ?? 0;
    if (before > 0) {
      this.replayed.set(shown, before - 1);
      return;
    }
    this.remember(shown);
    const joined = text === null ? null : nameIn(text);
    if (joined === null) {
      this.add(shown, shown.includes(' ' + this.uid + ': ') ? 'me' : '');
    } else {
      this.meet(joined);
      this.add(joined + ' joined', 'note');
    }
  }

  say(text) {
    if (this.socket.readyState !== WebSocket.OPEN) {
      return;
    }
    const line = new Date().toISOString().slice(0, 19) + 'Z ' + this.uid + ': ' + text;
    this.socket.send(line);
    this.remember(line);
    this.add(line, 'me');
    this.field.value = '';
  }

  remember(shown) {
    this.seen.set(shown, (this.seen.get(shown) ?? 0) + 1);
  }

  meet(name) {
    this.names.add(name);
    this.here.textContent = 'Seen here: ' + [...this.names].join(', ');
  }

  add(text, kind) {
    const item = document.createElement('li');
    item.textContent = text;
    item.className = kind;
    // Whoever reads further up is left there.
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END_PX;
    this.log.firstElementChild.append(item);
    if (atEnd) {
      this.log.scrollTop = this.log.scrollHeight;
    }
  }

  leave() {
    this.left = true;
    this.socket.close(1000);
    this.section.remove();
    rooms.delete(this.channel);
    remember();
    document.querySelector('[name=channel]').focus();
  }
}

/** Returns who joins by a first message; null for any other text. */
function nameIn(text) {
  try {
    const said = JSON.parse(text);
    return typeof said.uid === 'string' && typeof said.channel === 'string' ? said.uid : null;
  } catch {
    return null;
  }
}

const rooms = new Map();

function enter(uid, channel, key) {
  if (!rooms.has(channel)) {
    rooms.set(channel, new Room(uid, channel, key));
    remember();
  }
  return rooms.get(channel);
}

/** Keeps names, but no key, in the address, so that a reload comes back. */
function remember() {
  const names = new URLSearchParams();
  for (const room of rooms.values()) {
    names.set('uid', room.uid);
    names.append('channel', room.channel);
  }
  history.replaceState(null, '', '#' + names);
}

const join = document.getElementById('join');
join.addEventListener('submit', (event) => {
  event.preventDefault();
  const said = new FormData(join);
  enter(said.get('uid'), said.get('channel'), said.get('key')).field.focus();
  sessionStorage.setItem('key', said.get('key'));
  join.elements.channel.value = '';
});

const before = new URLSearchParams(location.hash.slice(1));
join.elements.uid.value = before.get('uid') ?? '';
join.elements.key.value = sessionStorage.getItem('key') ?? '';
for (const channel of before.getAll('channel')) {
  enter(before.get('uid') ?? '', channel, join.elements.key.value);
}
