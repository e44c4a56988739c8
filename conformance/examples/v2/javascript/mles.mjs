// What a server and a client of Mles version 2 share.
import siphash from 'siphash';

/** Returns the value of auth, 16 hexadecimal digits. */
export function token(uid, channel, key) {
  const octets = Buffer.from(uid + channel + key, 'utf8');
  const { h, l } = siphash.hash([0, 0, 0, 0], octets);
  return [h, l].map((half) => half.toString(16).padStart(8, '0')).join('');
}
