// A server of Mles version 2 on the library gorilla/websocket: server PORT [KEY]
package main

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"
	"unicode/utf8"

	"example.org/mles-v2/mles"
	"github.com/gorilla/websocket"
)

const (
	stored  = 200
	longest = 16_777_215
	waits   = 65_536
)

type message struct {
	kind   int
	octets []byte
}

// A channel is what waits for each member, by uid, and the newest messages.
type channel struct {
	members map[string]chan message
	history []message
}

var (
	upgrader = websocket.Upgrader{Subprotocols: []string{mles.Protocol}, CheckOrigin: isOwn}

	all      sync.Mutex
	channels = map[string]*channel{}
	key      string
)

// tell is called with the lock; a member that is too far behind is left out, and closed.
func (c *channel) tell(m message, sender string) {
	c.history = append(c.history, m)
	if len(c.history) > stored {
		c.history = c.history[1:]
	}
	for uid, waiting := range c.members {
		if uid == sender {
			continue
		}
		select {
		case waiting <- m:
		default:
			delete(c.members, uid)
			close(waiting)
		}
	}
}

func join(f first) (chan message, error) {
	all.Lock()
	defer all.Unlock()
	c := channels[f.channel]
	if c == nil {
		c = &channel{members: map[string]chan message{}}
		channels[f.channel] = c
	}
	if c.members[f.uid] != nil {
		return nil, errors.New("already there")
	}
	waiting := make(chan message, waits)
	for _, m := range c.history {
		waiting <- m
	}
	c.members[f.uid] = waiting
	c.tell(message{websocket.TextMessage, []byte(f.shown)}, f.uid)
	return waiting, nil
}

func leave(f first, waiting chan message) {
	all.Lock()
	defer all.Unlock()
	if c := channels[f.channel]; c.members[f.uid] == waiting {
		delete(c.members, f.uid)
		close(waiting)
	}
}

func write(socket *websocket.Conn, waiting chan message) {
	for m := range waiting {
		if socket.WriteMessage(m.kind, m.octets) != nil {
			break
		}
	}
	_ = socket.Close()
}

// read returns the next message. The library looks at no UTF-8, and says nothing of some lengths.
func read(socket *websocket.Conn) (message, error) {
	kind, octets, err := socket.ReadMessage()
	if errors.Is(err, websocket.ErrReadLimit) {
		end(socket, websocket.CloseMessageTooBig, "")
	} else if err == nil && kind == websocket.TextMessage && !utf8.Valid(octets) {
		err = errors.New("no UTF-8")
		end(socket, websocket.CloseInvalidFramePayloadData, err.Error())
	}
	return message{kind, octets}, err
}

// end sends a Close and what ends a stream, and waits for the client to end, so that it hears both.
func end(socket *websocket.Conn, code int, reason string) {
	until := time.Now().Add(5 * time.Second)
	_ = socket.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), until)
	stream := socket.NetConn().(*net.TCPConn)
	_ = stream.CloseWrite()
	_ = stream.SetReadDeadline(until)
	_, _ = io.Copy(io.Discard, stream)
}

func session(socket *websocket.Conn) {
	defer socket.Close()
	socket.SetReadLimit(longest)
	m, err := read(socket)
	if err != nil {
		return
	}
	f, err := first{}, errNoText
	if m.kind == websocket.TextMessage {
		f, err = judge(string(m.octets), key)
	}
	var waiting chan message
	if err == nil {
		waiting, err = join(f)
	}
	if err != nil {
		end(socket, websocket.ClosePolicyViolation, err.Error())
		return
	}
	go write(socket, waiting)
	defer leave(f, waiting)
	for m, err = read(socket); err == nil; m, err = read(socket) {
		all.Lock()
		channels[f.channel].tell(m, f.uid)
		all.Unlock()
	}
}

// isOwn says whether a page may open this WebSocket; programs send no Origin.
func isOwn(r *http.Request) bool {
	origins := r.Header["Origin"]
	host := (&url.URL{Host: r.Host}).Hostname()
	loopback := host == "127.0.0.1" || host == "localhost" || host == "::1"
	return len(origins) == 0 || loopback && len(origins) == 1 && origins[0] == "http://"+r.Host
}

func offers(r *http.Request) bool {
	for _, protocol := range websocket.Subprotocols(r) {
		if protocol == mles.Protocol {
			return true
		}
	}
	return false
}

func upgrade(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close")
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.WriteHeader(http.StatusMethodNotAllowed)
	case r.Header.Get("Upgrade") == "":
		w.WriteHeader(http.StatusNotFound)
	case len(r.Header["Sec-Websocket-Key"]) != 1 || !offers(r):
		w.WriteHeader(http.StatusBadRequest)
	default:
		if socket, err := upgrader.Upgrade(w, r, nil); err == nil {
			session(socket)
		}
	}
}

func main() {
	if len(os.Args) > 2 {
		key = os.Args[2]
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], http.HandlerFunc(upgrade)))
}
