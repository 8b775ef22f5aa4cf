// Command checknote checks what task-mgmt prints with the packages that Go's own checksum database is checked with, and
// with nothing of task-mgmt's: golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog.
//
//	checknote VKEY checkpoint FILE
//	checknote VKEY inclusion PROOF             a C2SP tlog-proof, whose extra data are the entry's line
//	checknote VKEY consistency OLD PROOF       an old checkpoint, and a proof as C2SP tlog-witness has it
//
// It prints "ok" and ends with 0 if everything holds.
package main

import (
	"encoding/base64"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	log.SetFlags(0)
	verifier, err := note.NewVerifier(os.Args[1])
	check(err)
	switch os.Args[2] {
	case "checkpoint":
		open(read(os.Args[3]), verifier)
	case "inclusion":
		inclusion(read(os.Args[3]), verifier)
	case "consistency":
		consistency(open(read(os.Args[3]), verifier), read(os.Args[4]), verifier)
	default:
		log.Fatalf("no check %q", os.Args[2])
	}
	fmt.Println("ok")
}

func inclusion(proof string, verifier note.Verifier) {
	head, checkpoint, found := strings.Cut(proof, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		log.Fatal("no tlog-proof")
	}
	entry, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(lines[1], "extra "))
	check(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	check(err)
	tree := open(checkpoint, verifier)
	check(tlog.CheckRecord(hashes(lines[3:]), tree.N, tree.Hash, index, tlog.RecordHash(entry)))
}

func consistency(old tlog.Tree, proof string, verifier note.Verifier) {
	head, checkpoint, _ := strings.Cut(proof, "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != fmt.Sprintf("old %d", old.N) {
		log.Fatalf("a proof of %q, not of old %d", lines[0], old.N)
	}
	tree := open(checkpoint, verifier)
	check(tlog.CheckTree(hashes(lines[1:]), tree.N, tree.Hash, old.N, old.Hash))
}

// open checks the signature and reads the text: origin, size, root. tlog.ParseTree cannot, because it wants the origin of
// Go's own database.
func open(text string, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() || lines[3] != "" {
		log.Fatalf("no checkpoint of %s: %q", verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	return tlog.Tree{N: size, Hash: hash(lines[2])}
}

func hashes(lines []string) []tlog.Hash {
	all := make([]tlog.Hash, len(lines))
	for i, line := range lines {
		all[i] = hash(line)
	}
	return all
}

func hash(text string) tlog.Hash {
	parsed, err := tlog.ParseHash(text)
	check(err)
	return parsed
}

func read(file string) string {
	bytes, err := os.ReadFile(file)
	check(err)
	return string(bytes)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
