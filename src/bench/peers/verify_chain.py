#!/usr/bin/env python3
"""What `audit verify` does, in Python: python3 verify_chain.py LOGS

Follows the chain of the audit log, compares the bytes that each entry stands for, and computes the Merkle tree's root (RFC
6962) over all entries. Prints the number of entries, the head and the root; ends with 1 at the first thing that is wrong.
It knows entries by the form in which they are written and needs nothing but hashlib, which is OpenSSL's SHA-256.
"""
import base64
import hashlib
import os
import re
import sys

LINK = re.compile(rb',"seq":(\d+),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})"}$')
WITNESS = re.compile(rb'"witness":{"file":"([^"]*)","offset":(\d+),"length":(\d+),"sha256":"([0-9a-f]{64})"},"seq":')


def main(directory):
    sha256 = hashlib.sha256
    logs = {}
    prev, entries, peaks = sha256().hexdigest().encode(), 0, []
    with open(os.path.join(directory, "immutable_audit.jsonl"), "rb") as audit:
        for line in audit:
            line = line[:-1]
            if not line.strip():
                continue
            link = LINK.search(line)
            if not link or link[2] != prev or int(link[1]) != entries + 1:
                sys.exit(f"line {entries + 1} does not link to the one before")
            prev = link[3]
            if sha256(line[:-75]).hexdigest().encode() != prev:
                sys.exit(f"entry {entries + 1} was altered")
            witness = WITNESS.search(line)
            if witness:
                name = witness[1].decode()
                if name not in logs:
                    logs[name] = open(os.path.join(directory, name), "rb", buffering=1 << 20)
                log = logs[name]
                if log.tell() != int(witness[2]):
                    log.seek(int(witness[2]))
                if sha256(log.read(int(witness[3]))).hexdigest().encode() != witness[4]:
                    sys.exit(f"what entry {entries + 1} stands for was altered")
                log.read(1)
            node = sha256(b"\0" + line).digest()
            rest = entries
            while rest & 1:
                node = sha256(b"\1" + peaks.pop() + node).digest()
                rest >>= 1
            peaks.append(node)
            entries += 1
    root = peaks.pop() if peaks else sha256().digest()
    while peaks:
        root = sha256(b"\1" + peaks.pop() + root).digest()
    print(entries, prev.decode(), base64.b64encode(root).decode())


main(sys.argv[1])
