module example.org/mles-v2

go 1.19

require (
	github.com/dchest/siphash v1.2.3
	github.com/gorilla/websocket v1.5.3
)
