#!/usr/bin/env python3
"""Checks what a Tariff ledger hands out, without Tariff. docs/ledger.md describes every format.
  verify.py checkpoint FILE --key KEY
  verify.py receipt FILE --key KEY
  verify.py consistency FILE OLDER_CHECKPOINT --key KEY
  verify.py bundle FOLDER [--key KEY] [--since OLDER_CHECKPOINT]...
Needs Python 3.9 and the program openssl, version 3. Exit status: 0 it holds; 1 it cannot be read, or usage; 5 it does not hold.
"""
import base64, collections, contextlib, getopt, hashlib, itertools, json, pathlib, re, subprocess, sys, tempfile
ID, HASH, NUMBER = r"[0-9a-hjkmnp-tv-z]{4}(?:-[0-9a-hjkmnp-tv-z]{4}){3}", "sha256:[0-9a-f]{64}", "0|[1-9][0-9]{0,18}"
TIME = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ"
HEADER = re.compile(
    rf"tariff ledger entry 1\nkind (?P<kind>decision|determination|rulebook|erasure|run|key)\nid (?P<id>{ID})\n"
    rf"at (?P<at>{TIME})\n(?:about (?P<about>{ID})\n)?(?:rulebook (?P<rulebook>{HASH})\n)?payload (?P<payload>{HASH})\n"
    rf"content (?P<content>{HASH})\n(?:idempotency (?P<idempotency>{HASH})\n)?(?:verifier (?P<verifier>[!-~]+)\n)?(?:endorsement [0-9A-Za-z+/=]+\n)?")
Key = collections.namedtuple("Key", "text name id public")
Checkpoint = collections.namedtuple("Checkpoint", "path origin size root text signatures")
class Unreadable(Exception): """What was given is not what it should be."""
class Unsound(Exception): """It was read, and does not hold."""
def need(holds, otherwise, fault=Unsound):
    if not holds: raise fault(otherwise)
@contextlib.contextmanager  # whatever goes wrong within means that the file is not what it should be
def reading(path, what):
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unreadable(f"{path}: this is not {what}") from None

def text_of(path): return pathlib.Path(path).read_bytes().decode()
def sha256(data): return "sha256:" + hashlib.sha256(data).hexdigest()
def decoded(text, size=None):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text and len(data) == (size or len(data)), "", ValueError)
    return data

# Keys and checkpoints: C2SP signed-note and tlog-checkpoint
def verifier_key(text):
    with reading(repr(text[:200]), "a verifier key, NAME+ID+KEY"):
        name, id, public = re.fullmatch("([!-*,-~]{1,200})[+]([0-9a-f]{8})[+](.+)", text).groups()
        data = decoded(public, 33)
        need(hashlib.sha256(name.encode() + b"\n" + data).hexdigest()[:8] == id and data[0] == 1, "", ValueError)
        return Key(text, name, bytes.fromhex(id), data[1:])

def checkpoint(path, text=None):
    """Reads a signed checkpoint, or its first three lines alone, as a letter tells them."""
    with reading(path, "a checkpoint"):
        body, gap, tail = (text or text_of(path)).partition("\n\n")
        origin, size, root = re.fullmatch(f"([!-*,-~]+)\n({NUMBER})\n([^\n]+)\n(?:[^\n]+\n)*", body + gap[:1]).groups()
        lines = [re.fullmatch("— ([^ ]+) ([^ ]+)\n", line).groups() for line in tail.splitlines(True)]
        return Checkpoint(path, origin, int(size), decoded(root, 32), body + gap[:1], [(name, decoded(data)) for name, data in lines])

def signer(checkpoint, keys):
    """Which of these keys signed a checkpoint; None where none of them did."""
    for key, (name, data) in itertools.product(keys, checkpoint.signatures):
        if name == key.name == checkpoint.origin and data[:4] == key.id:
            need(verifies(checkpoint.text, data[4:], key), f"{checkpoint.path}: the signature is not that of {key.text}")
            return key

def verifies(text, signature, key):
    """Whether an Ed25519 signature is good. The key is given as DER: RFC 8410."""
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin"]
    files = {"-in": text.encode(), "-sigfile": signature, "-inkey": bytes.fromhex("302a300506032b6570032100") + key.public}
    with tempfile.TemporaryDirectory() as folder:
        for option, data in files.items(): pathlib.Path(folder, option).write_bytes(data)
        command += [word for option in files for word in (option, f"{folder}/{option}")]
        done = subprocess.run(command, capture_output=True)
    need(not done.returncode or b"Verification Failure" in done.stdout + done.stderr, "openssl 3 is needed for signatures", Unreadable)
    return not done.returncode

def accept(checkpoint, keys):
    key = signer(checkpoint, keys)
    need(key, f"{checkpoint.path}: it is not signed by the key that was given")
    root = base64.b64encode(checkpoint.root).decode()
    print(f"{checkpoint.path}: {checkpoint.size} entries of {checkpoint.origin}, root {root}\n  signed by {key.text}")

# The tree: RFC 6962, section 2.1
def leaf(header): return hashlib.sha256(b"\0" + header).digest()
def node(left, right): return hashlib.sha256(b"\1" + left + right).digest()
def half(size): return 1 << (size - 1).bit_length() - 1  # the largest power of two below
def root(leaves):
    if len(leaves) < 2: return leaves[0] if leaves else hashlib.sha256().digest()
    return node(root(leaves[:half(len(leaves))]), root(leaves[half(len(leaves)):]))
def take(proof): return proof.pop() if proof else need(False, "the proof has too few hashes")
def root_above(hash, index, size, proof):
    """The root that an inclusion proof leads to: its last hash stands below the root. What is used is taken off."""
    if size == 1: return hash
    other, left = take(proof), half(size)
    if index < left: return node(root_above(hash, index, left, proof), other)
    return node(other, root_above(hash, index - left, size - left, proof))

def roots_above(known, older, size, proof):
    """The older and the newer root that a consistency proof leads to. While the older tree is whole, its root is known."""
    if older == size: return (known or take(proof),) * 2
    other, left = take(proof), half(size)
    old, new = roots_above(known, older, left, proof) if older <= left else roots_above(None, older - left, size - left, proof)
    return (old, node(new, other)) if older <= left else (node(other, old), node(other, new))

# What is handed out
def header(data, place):
    found = HEADER.fullmatch(data.decode("ascii", "replace"))
    need(found and (found["kind"] == "key") == bool(found["verifier"]), f"{place}: the header is not in its one form")
    return found.groupdict()

def proof_file(path, what, *patterns):
    """What the first lines of a file say after its title, its hashes, and its checkpoint."""
    with reading(path, what):
        head, _, signed = text_of(path).partition("\n\n")
        lines = head.split("\n")
        said = [re.fullmatch(pattern, line)[1] for pattern, line in zip(patterns, lines + [""] * len(patterns))]
        return said[1:], [decoded(hash, 32) for hash in lines[len(patterns):]], checkpoint(path, signed)

def check_checkpoint(path, keys, _): accept(checkpoint(path), keys)
def check_receipt(path, keys, _):
    (extra, index), proof, note = proof_file(path, "a receipt", r"(c2sp\.org/tlog-proof@v1)", "extra (.+)", f"index ({NUMBER})")
    with reading(path, "a receipt"):
        data, index = decoded(extra), int(index)
    entry = header(data, path)
    accept(note, keys)
    holds = index < note.size and root_above(leaf(data), index, note.size, proof) == note.root and not proof
    need(holds, f"{path}: the entry does not stand at index {index} of the log")
    print(f"At index {index} of {note.origin} stands:", *(f"{name} {value}" for name, value in entry.items() if value), sep="\n  ")

def check_consistency(path, old_path, keys, _):
    (older,), proof, note = proof_file(path, "a consistency proof", "(tariff consistency proof 1)", f"from ({NUMBER})")
    old = checkpoint(old_path)
    accept(note, keys)
    need(int(older) == old.size <= note.size, f"{path}: it is no proof from the {old.size} entries of {old_path}")
    roots = roots_above(old.root, old.size, note.size, proof) if old.size else (root([]), note.root)
    need(roots == (old.root, note.root) and not proof, f"{path}: the log is not that of {old_path} with entries added at its end")
    print(f"Its first {old.size} entries are those of {old_path}{'' if signer(old, keys) else ', whose signature was not checked'}.")

def check_bundle(folder, keys, since):
    folder, entries, leaves = pathlib.Path(folder), {}, []
    blocks = itertools.groupby((folder / "headers.txt").open("rb"), b"\n".__ne__)
    for data in (b"".join(lines) for is_header, lines in blocks if is_header):
        entry = header(data, f"entry {len(leaves)}")
        need(entry["id"] not in entries, f"entry {len(leaves)}: an entry of its id stands before it")
        entries[entry["id"]] = entry
        leaves.append(leaf(data))
    signers = [verifier_key(entry["verifier"]) for entry in entries.values() if entry["verifier"]]
    listed = "".join(key.text + "\n" for key in signers)
    need((folder / "keys.txt").read_bytes() == listed.encode(), "keys.txt: it does not list the keys of the headers")
    if not keys: print("warning: without --key it is checked by a key that it names itself, taken on trust", file=sys.stderr)
    newest = checkpoint(folder / "checkpoint.txt")
    accept(newest, keys or signers[-1:])
    for old in [checkpoint(path) for path in since] + [newest]:
        need(not old.signatures or signer(old, signers), f"{old.path}: no key of this log signed it")
        need(old.size <= len(leaves), f"{old.path}: it has {old.size} entries, and the bundle {len(leaves)}: the end was cut off")
        need(root(leaves[:old.size]) == old.root, f"{old.path}: an entry was changed, moved or replaced: the root is another one")
        print(f"The first {old.size} entries are those of {old.path}.")
    need(len(leaves) == newest.size, f"headers.txt: there are {len(leaves)} entries, and {newest.size} in the checkpoint")
    check_rulebooks(folder / "rulebooks", {entry["rulebook"] for entry in entries.values()} - {None})
    if (folder / "payloads.ndjson").exists(): check_payloads(folder / "payloads.ndjson", entries)
    kinds = collections.Counter(entry["kind"] for entry in entries.values())
    print(f"The bundle is whole: {len(entries)} entries ({', '.join(f'{count} {kind}' for kind, count in kinds.most_common())})")

def check_rulebooks(folder, named):
    for path in folder.iterdir() if folder.is_dir() else []:
        with reading(path, "a rulebook archive"):
            archive = json.loads(path.read_bytes())
            texts = [(book["id"], [{"name": file["name"], "text": file["text"]} for file in book["files"]]) for book in archive["books"]]
            books = [{"id": id, "files": files} for id, files in texts]
            files = {f"{id}/{file['name']}".encode(): file["text"].encode() for id, files in texts for file in files}
            digest = sha256(b"".join(len(part).to_bytes(8, "big") + part for file in sorted(files.items()) for part in file))
            form = {"format": 1, "id": books[-1]["id"], "version": archive["version"], "digest": digest, "books": books}
            is_whole = json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode() == path.read_bytes()
        need(is_whole and path.name == digest.replace(":", "-") + ".json", f"{path}: it is not the rulebook of its digest")
        named = named - {digest}
    need(not named, f"rulebooks: {min(named, default='')} is not there")

def check_payloads(path, entries):
    left, erased = set(entries), set()
    for line in path.open("rb"):
        with reading(path, "a file of payloads"):
            said = json.loads(line)
            entry, content = entries[said["id"]], said["content"].encode()
            salted = bytes.fromhex(re.fullmatch("[0-9a-f]{32}", said["salt"])[0]) + content
            holds = entry["id"] in left and sha256(salted) == entry["content"]
            left.discard(entry["id"])
            erased.update(json.loads(content.split(b"\n")[0])["entries"] if holds and entry["kind"] == "erasure" else [])
        need(holds, f"{path}: what entry {entry['id']} says is not what was recorded")
    need(left <= erased, f"{path}: what entry {min(left - erased, default='')} says is missing, and no erasure names it")
    print(f"What they say is what was recorded: {len(entries) - len(left)} readable, {len(left)} erased.")

CHECKS = {
    ("checkpoint", 1): check_checkpoint, ("receipt", 1): check_receipt, ("consistency", 2): check_consistency, ("bundle", 1): check_bundle}

if __name__ == "__main__":
    try:
        options, (verb, *paths) = getopt.gnu_getopt(sys.argv[1:], "", ["key=", "since="])
        keys, since = ([value for option, value in options if option == name] for name in ("--key", "--since"))
        check = CHECKS[verb if keys or verb == "bundle" else None, len(paths)]
    except (getopt.GetoptError, ValueError, KeyError):
        sys.exit(__doc__)
    try:
        check(*paths, [verifier_key(text) for text in keys], since)
    except (Unreadable, OSError) as fault:
        sys.exit(f"cannot be read: {fault}")
    except Unsound as fault:
        sys.exit(print(f"does not hold: {fault}", file=sys.stderr) or 5)
