// A card by net/http/fcgi, on the listening socket that is standard input.
package main

import (
	"bytes"
	"crypto/subtle"
	"encoding/json"
	"html"
	"log"
	"net/http"
	"net/http/fcgi"
	"os"
	"strconv"
	"sync"
)

type kind struct {
	icon, name, path string
}

type item struct {
	kind
	typ, id string
}

type card struct {
	origin, phone, lineName, lineNumber, callID, activity string
	heading, state, count                                 string
	linked, several                                       bool
	items                                                 []item
}

type options struct {
	CallID     string    `json:"CALL_ID"`
	Phone      string    `json:"PHONE_NUMBER"`
	LineNumber string    `json:"LINE_NUMBER"`
	LineName   string    `json:"LINE_NAME"`
	EntityType string    `json:"CRM_ENTITY_TYPE"`
	EntityID   string    `json:"CRM_ENTITY_ID"`
	Activity   string    `json:"CRM_ACTIVITY_ID"`
	Direction  string    `json:"CALL_DIRECTION"`
	State      string    `json:"CALL_STATE"`
	Bindings   []binding `json:"CRM_BINDINGS"`
}

type binding struct {
	Type string `json:"ENTITY_TYPE"`
	ID   string `json:"ENTITY_ID"`
}

const (
	maximumBody  = 64 << 10
	maximumItems = 50
)

var (
	portal = os.Getenv("CARD_PORTAL")
	token  = os.Getenv("CARD_APPLICATION_TOKEN")
	pages  = sync.Pool{New: func() any { return new(bytes.Buffer) }}
)

// A text of the call, empty where the portal means that there is none.
func text(value string) string {
	if value == "undefined" || value == "null" {
		return ""
	}
	return value
}

func escape(out *bytes.Buffer, text string) {
	out.WriteString(html.EscapeString(text))
}

func newCard(origin string, from *options) *card {
	direction := text(from.Direction)
	card := &card{
		origin: origin, phone: text(from.Phone), lineName: text(from.LineName), lineNumber: text(from.LineNumber),
		callID: text(from.CallID), activity: text(from.Activity),
		heading: headings[direction], state: states[direction+"/"+text(from.State)],
	}
	for _, binding := range from.Bindings {
		kind, known := kinds[binding.Type]
		if id := text(binding.ID); known && id != "" && len(card.items) < maximumItems {
			card.items = append(card.items, item{kind: kind, typ: binding.Type, id: id})
		}
	}
	card.count = strconv.Itoa(len(card.items))
	card.linked = len(card.items) > 0
	card.several = len(card.items) > 1
	return card
}

func answer(response http.ResponseWriter, request *http.Request) {
	if request.Method != http.MethodPost {
		http.Error(response, "Refused.", http.StatusMethodNotAllowed)
		return
	}
	request.Body = http.MaxBytesReader(response, request.Body, maximumBody)
	if request.ParseForm() != nil {
		http.Error(response, "Refused.", http.StatusBadRequest)
		return
	}
	fields := request.Form
	if fields.Get("DOMAIN") != portal ||
		token != "" && subtle.ConstantTimeCompare([]byte(token), []byte(fields.Get("APPLICATION_TOKEN"))) == 0 {
		http.Error(response, "Refused.", http.StatusForbidden)
		return
	}
	var options options
	if fields.Get("PLACEMENT") != "CALL_CARD" ||
		json.Unmarshal([]byte(fields.Get("PLACEMENT_OPTIONS")), &options) != nil {
		http.Error(response, "Refused.", http.StatusBadRequest)
		return
	}
	scheme := "https://"
	if fields.Get("PROTOCOL") == "0" {
		scheme = "http://"
	}
	card := newCard(scheme+portal, &options)

	page := pages.Get().(*bytes.Buffer)
	defer pages.Put(page)
	page.Reset()
	writePage(page, card)
	setHeaders(response.Header(), card)
	response.Header().Set("Content-Length", strconv.Itoa(page.Len()))
	response.Write(page.Bytes())
}

func main() {
	log.Fatal(fcgi.Serve(nil, http.HandlerFunc(answer)))
}
