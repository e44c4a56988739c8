// Package mles is what a server and a client of Mles version 2 share.
package mles

import "github.com/dchest/siphash"

// Protocol is the word that both sides name in Sec-WebSocket-Protocol.
const Protocol = "mles-websocket"

// Token returns the value of auth as a number; it is written as 16 hexadecimal digits.
func Token(uid, channel, key string) uint64 {
	return siphash.Hash(0, 0, []byte(uid+channel+key))
}
