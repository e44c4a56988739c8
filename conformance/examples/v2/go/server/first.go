package main

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"example.org/mles-v2/mles"
)

// A first is who joins what, and the first message as others see it.
type first struct{ uid, channel, shown string }

var (
	errNoText  = errors.New("no text")
	errNoNames = errors.New("no names")
	errTwice   = errors.New("a name twice")
	errToken   = errors.New("no token, or a wrong one")

	digits = regexp.MustCompile(`^[0-9a-fA-F]+$`)
	pair   = regexp.MustCompile(`(?i)\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\ud[89a-f][0-9a-f]{2}`)
)

// judge reads a first message member by member: package json alone would take a name twice, and in
// any case of letters.
func judge(text, key string) (first, error) {
	var whole map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		return first{}, err
	}
	for _, found := range pair.FindAllString(text, -1) {
		if len(found) == 6 {
			return first{}, errNoNames // half a pair, for which json puts another character
		}
	}
	values := map[string]*string{}
	var shown []string
	decoder := json.NewDecoder(strings.NewReader(text))
	_, _ = decoder.Token()
	for decoder.More() {
		name, _ := decoder.Token()
		var raw json.RawMessage
		_ = decoder.Decode(&raw)
		if name == "uid" || name == "channel" || name == "auth" {
			var value *string
			if err := json.Unmarshal(raw, &value); err != nil {
				return first{}, errNoNames
			} else if _, twice := values[name.(string)]; twice {
				return first{}, errTwice
			}
			values[name.(string)] = value
		}
		if name != "auth" {
			quoted, _ := json.Marshal(name)
			shown = append(shown, string(quoted)+":"+string(raw))
		}
	}
	uid, channel, auth := values["uid"], values["channel"], values["auth"]
	if uid == nil || channel == nil || *uid == "" || *channel == "" {
		return first{}, errNoNames
	}
	joined := first{*uid, *channel, "{" + strings.Join(shown, ",") + "}"}
	if auth == nil && key == "" {
		if _, null := values["auth"]; !null {
			joined.shown = text
		}
		return joined, nil
	}
	if auth == nil || !digits.MatchString(*auth) {
		return first{}, errToken
	}
	value, err := strconv.ParseUint(*auth, 16, 64)
	if err != nil || value != mles.Token(*uid, *channel, key) {
		return first{}, errToken
	}
	return joined, nil
}
