// A client of Mles version 2 on the library gorilla/websocket: client HOST PORT CHANNEL UID [KEY]
//
// It publishes the lines of its input and prints what others say, one message a line, until its
// input or the connection ends.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"strings"
	"time"

	"example.org/mles-v2/mles"
	"github.com/gorilla/websocket"
)

// publish sends every line of the input, and then a Close.
func publish(socket *websocket.Conn, ended chan<- error) {
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadString('\n')
		if line = strings.TrimRight(line, "\r\n"); err == nil || line != "" {
			if broken := socket.WriteMessage(websocket.TextMessage, []byte(line)); broken != nil {
				return // what reads knows why
			}
		}
		if err == io.EOF {
			over := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
			_ = socket.WriteControl(websocket.CloseMessage, over, time.Now().Add(5*time.Second))
			ended <- nil
			return
		} else if err != nil {
			ended <- err
			return
		}
	}
}

// listen prints every message that is not empty.
func listen(socket *websocket.Conn, ended chan<- error) {
	for {
		_, octets, err := socket.ReadMessage()
		if err != nil {
			ended <- err
			return
		}
		if len(octets) > 0 {
			_, _ = os.Stdout.Write(append(octets, '\n'))
		}
	}
}

func main() {
	log.SetFlags(0)
	words := append(os.Args[1:], "")
	host, port, channel, uid, key := words[0], words[1], words[2], words[3], words[4]
	dialer := websocket.Dialer{Subprotocols: []string{mles.Protocol}}
	socket, _, err := dialer.Dial("ws://"+net.JoinHostPort(host, port), nil)
	if err != nil {
		log.Fatal(err)
	} else if socket.Subprotocol() != mles.Protocol {
		log.Fatal("the server does not speak Mles")
	}
	auth := fmt.Sprintf("%016x", mles.Token(uid, channel, key))
	first, _ := json.Marshal(map[string]string{"uid": uid, "channel": channel, "auth": auth})
	if err := socket.WriteMessage(websocket.TextMessage, first); err != nil {
		log.Fatal(err)
	}
	ended := make(chan error, 2)
	go publish(socket, ended)
	go listen(socket, ended)
	if err := <-ended; err != nil {
		log.Fatal("the server ended it: ", err)
	}
}
