package taskmgmt.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.access.Role;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/**
 * Twenty-five things that somebody tries on a server, and what it answers, as the table in {@code security.txt}. What one of them takes
 * apart, as each route with each role, or each byte of a ciphertext, is in the test that the table names.
 */
class SecurityTableTest {
    private static final String TASKS = "/api/v1/tasks";
    private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w+)\"");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    @TempDir
    private Path directory;

    private final List<String> rows = new ArrayList<>();

    /** Tries something, and says what came of it. */
    private interface Try {
        String answer(Guarded server) throws Exception;
    }

    private void row(Guarded server, String what, Try attempt) throws Exception {
        rows.add("%2d  %-76s  %s".formatted(rows.size() + 1, what, attempt.answer(server)));
    }

    @Test
    void whatIsTriedIsAnsweredAsTheTableSays() throws Exception {
        try (Guarded server = new Guarded(directory)) {
            whoItIs(server);
            whatItMayDo(server);
            howMuch(server);
            whatItSays(server);
            whereItComesFrom(server);
            whenThingsBreak(server);
        }
        Golden.check("src/test/resources/taskmgmt/serve/security.txt", String.join("\n", rows) + "\n");
    }

    private void whoItIs(Guarded server) throws Exception {
        row(server, "no key, one unknown, forged, revoked, expired", SecurityTableTest::keys);
        row(server, "a key in the query or the path", it -> it.nobody(TASKS + "?key=" + it.key(Role.ADMIN)).statusCode() + " "
                + it.with(it.key(Role.ADMIN), "GET", TASKS + "/" + it.key(Role.ADMIN), null).statusCode() + ", in no log: "
                + !(it.err() + it.everythingOnDisk()).contains(it.key(Role.ADMIN).substring(14)));
        row(server, "a key that 8 clients use at that moment is revoked", it -> {
            try (Guarded fresh = new Guarded(directory.resolve("traffic"))) {
                return underTraffic(fresh);
            }
        });
        row(server, "secrets on the disk; in memory and arguments: ServeProcessTest", it -> {
            String disk = it.everythingOnDisk();
            boolean found = List.of(Role.values()).stream().anyMatch(role -> disk.contains(it.key(role).substring(14)));
            return "found: " + found + ", keys.json " + PosixFilePermissions.toString(Files.getPosixFilePermissions(it.logs().resolve("keys.json")));
        });
    }

    /** Each client goes on until it is refused; no request that begins when the revocation has been answered may be let in. */
    private static String underTraffic(Guarded it) throws Exception {
        String key = it.newKey();
        AtomicBoolean revoked = new AtomicBoolean();
        AtomicInteger before = new AtomicInteger();
        Set<Integer> after = new ConcurrentSkipListSet<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        boolean isLate = revoked.get();
                        int status = it.with(key, "GET", TASKS, null).statusCode();
                        before.incrementAndGet();
                        if (isLate || status != 200) {
                            after.add(status);
                            return;
                        }
                    }
                } catch (IOException | InterruptedException e) {
                    after.add(-1);
                }
            }));
        }
        while (before.get() < 8) {
            Thread.onSpinWait();
        }
        int revocation = it.as(Role.ADMIN, "DELETE", "/api/v1/keys/" + key.substring(3, 13), null).statusCode();
        revoked.set(true);
        for (Thread client : clients) {
            client.join();
        }
        return revocation + ", then " + after;
    }

    private static String keys(Guarded it) throws Exception {
        String revoked = it.newKey();
        it.tool().run("key", "revoke", revoked.substring(3, 13), "--logs", "logs");
        String expired = it.newKey("--expires", "1s");
        it.tool().at("2025-11-17T12:00:01Z");
        Set<String> bodies = new LinkedHashSet<>();
        StringBuilder statuses = new StringBuilder();
        for (String key : List.of("x", it.key(Role.ADMIN).substring(0, 14) + expired.substring(14), revoked, expired)) {
            HttpResponse<String> answer = it.with(key, "GET", TASKS, null);
            bodies.add(answer.body().replaceAll("\"correlation_id\": \"\\w+\"", ""));
            statuses.append(answer.statusCode()).append(' ');
        }
        HttpResponse<String> none = it.nobody(TASKS);
        bodies.add(none.body().replaceAll("\"correlation_id\": \"\\w+\"", ""));
        return none.statusCode() + " " + statuses + "with " + bodies.size() + " body";
    }

    private void whatItMayDo(Guarded server) throws Exception {
        row(server, "another's: a task of another subsystem, a claim without its token, a key", it -> {
            String team = it.newKey("--subsystem", "billing");
            int task = it.with(team, "GET", TASKS + "/a", null).statusCode();
            String denied = it.lastAudit().replace(team.substring(3, 13), "the key's id");
            HttpResponse<String> claim = it.as(Role.REPORTER, "POST", TASKS + "/a/claim", "{}");
            long token = ((Number) Objects.requireNonNull(Served.json(claim).get("token"))).longValue();
            int forged = it.as(Role.OPERATOR, "POST", TASKS + "/a/complete", "{\"token\":" + (token + 1) + "}").statusCode();
            int key = it.as(Role.OPERATOR, "DELETE", "/api/v1/keys/" + it.id(Role.VIEWER), null).statusCode();
            return task + ", " + denied + "; " + forged + " " + key + ", " + it.lastAudit();
        });
        row(server, "each route with each role: SecurityTest; a change by a viewer", it -> String.valueOf(it.as(Role.VIEWER, "POST", TASKS, "{\"title\":\"x\"}").statusCode()));
        row(server, "keys of the record in a body: seq hash prev role actor token", it -> {
            Set<Integer> statuses = new LinkedHashSet<>();
            for (String key : List.of("seq", "hash", "prev", "role", "actor", "token")) {
                statuses.add(it.post("{\"title\":\"x\",\"" + key + "\":\"1\"}"));
            }
            return "each " + statuses;
        });
        row(server, "keys, credentials or hashes in anything a viewer reads", SecurityTableTest::viewer);
        row(server, "making oneself administrator; revoking the last one", it -> {
            int self = it.as(Role.APPROVER, "POST", "/api/v1/keys", "{\"name\":\"me\",\"role\":\"admin\"}").statusCode();
            return self + " " + it.as(Role.ADMIN, "DELETE", "/api/v1/keys/" + it.id(Role.ADMIN), null).statusCode();
        });
    }

    /** Every address that a viewer may read, of those that need nothing more. */
    private static String viewer(Guarded it) throws Exception {
        it.tool().environment("TASK_MGMT_KEYS", it.logs().resolveSibling("ring").toString()).input("t0p-secret").run("credential", "set", "--for", "https://x.example", "c", "--logs", "logs");
        List<String> secrets = new ArrayList<>(List.of("t0p-secret", "\"sealed\"", it.key(Role.ADMIN).substring(14)));
        HASH.matcher(Files.readString(it.logs().resolve("keys.json"))).results().map(hash -> hash.group()).forEach(secrets::add);
        int asked = 0;
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(Golden.inProject("src/test/resources/taskmgmt/serve/routes.txt"))) {
            if (line.startsWith("GET ") && line.contains("viewer") && !line.contains("{") && !line.contains("/events")) {
                String path = line.substring(4, line.indexOf(':'));
                String body = it.as(Role.VIEWER, "GET", path, null).body();
                asked++;
                if (secrets.stream().anyMatch(body::contains)) {
                    found.add(path);
                }
            }
        }
        return "found in " + found + ", of more than 20 addresses: " + (asked > 20) + ", hashes of keys: " + (secrets.size() - 3);
    }

    private void howMuch(Guarded server) throws Exception {
        row(server, "ten tries of what is no key, another one, and a key that is good", it -> {
            try (Guarded fresh = new Guarded(directory.resolve("fresh"))) {
                Set<Integer> first = new LinkedHashSet<>();
                for (int i = 0; i < 10; i++) {
                    first.add(fresh.with("guess", "GET", TASKS, null).statusCode());
                }
                HttpResponse<String> next = fresh.with("guess", "GET", TASKS, null);
                for (int more = 0; next.statusCode() == 401 && more < 1_000; more++) {
                    next = fresh.with("guess", "GET", TASKS, null); // where ten took so long that there is one more
                }
                return first + ", then " + next.statusCode() + " with Retry-After: " + next.headers().firstValue("Retry-After").isPresent() + ", "
                        + fresh.with(fresh.key(Role.ADMIN), "GET", TASKS, null).statusCode();
            }
        });
        row(server, "1 MiB and a byte, 10 MB number, 10,000 deep, 70,000 keys, gzip of 10 MB", it -> it.post("{\"title\":\"" + "x".repeat((1 << 20) - 11) + "\"}") + " "
                + it.post("{\"title\":\"x\",\"priority\":" + "9".repeat(10_000_000) + "}") + " "
                + it.post("{\"title\":\"x\",\"metadata\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_001)) + " " + it.post(keysOf(70_000)) + " "
                + gzipped(it));
        row(server, "1,000 sockets: silent, amid a header, and sending it byte by byte", it -> {
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < 1_000; i++) {
                    idle.add(it.socket(i % 3 == 0 ? "" : "GET " + TASKS + " HTTP/1.1\r\nHost: localhost\r\nX: "));
                }
                Set<Integer> health = new LinkedHashSet<>();
                for (int bytes = 0; bytes < 10; bytes++) {
                    for (int i = 2; i < 1_000; i += 3) {
                        idle.get(i).getOutputStream().write('x');
                    }
                    health.add(it.health());
                }
                return "health each time " + health + ", with all still open: " + (isOpen(idle.get(0)) && isOpen(idle.get(1)) && isOpen(idle.get(2)));
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
        });
        row(server, "limit=1000000000, limit=-1, a forged cursor", it -> it.get(TASKS + "?limit=1000000000") + " " + it.get(TASKS + "?limit=-1") + " "
                + it.get(TASKS + "?cursor=eyJhIjoxfQ"));
    }

    /** The server has neither closed it nor said anything. */
    private static boolean isOpen(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() > 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static String gzipped(Guarded it) throws IOException {
        byte[] bomb = Guarded.gzip(10_000_000);
        return it.raw("POST " + TASKS + HOST + "Authorization: Bearer " + it.key(Role.ADMIN) + "\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n", bomb);
    }

    private static String keysOf(int count) {
        StringBuilder many = new StringBuilder("{\"title\":\"x\"");
        for (int i = 0; i < count; i++) {
            many.append(",\"k").append(i).append("\":1");
        }
        return many.append('}').toString();
    }

    private void whatItSays(Guarded server) throws Exception {
        row(server, "../ %2e%2e%2f %00 overlong UTF-8", it -> {
            Set<String> statuses = new LinkedHashSet<>();
            for (String path : List.of("/../../etc/passwd", "/%2e%2e%2fetc", "/%00", "/%c0%ae%c0%ae")) {
                statuses.add(it.raw("GET " + TASKS + path + HOST + "Authorization: Bearer " + it.key(Role.ADMIN) + "\r\n\r\n", new byte[0]));
            }
            return "each " + statuses;
        });
        row(server, "CR LF, ESC and bidi in a title, as JSON and on the page", it -> {
            String id = String.valueOf(Served.json(it.as(Role.ADMIN, "POST", TASKS,
                    "{\"title\":\"a\\r\\nX-Evil: 1\\u001b[31m\\u202e<script>x</script>;id $(id)\",\"task_id\":\"evil\"}")).get("task_id"));
            HttpResponse<String> json = it.as(Role.VIEWER, "GET", TASKS + "/" + id, null);
            String page = it.as(Role.VIEWER, "GET", "/tasks/" + id, null, "Accept", "text/html").body();
            return "raw: " + (json.body() + page).chars().anyMatch(c -> c == 0x1b || c == 0x202e) + ", header: " + json.headers().firstValue("X-Evil").isPresent()
                    + ", script: " + page.contains("<script>x");
        });
        row(server, ";id $(id) in a title", it -> "text: " + it.as(Role.VIEWER, "GET", TASKS + "/evil", null).body().contains(";id $(id)"));
        row(server, "a webhook to this machine; redirects and rebinding: WebhookPostTest", SecurityTableTest::webhook);
    }

    private static String webhook(Guarded it) throws IOException {
        it.tool().run("alert", "add", "here", "--on", "task_failed", "--webhook", "http://localhost:1/", "--logs", "logs");
        Tool.Outcome said = it.tool().run("alert", "test", "here", "--logs", "logs");
        return "exit code " + said.status() + ", not allowed: " + said.out().contains(" is not asked: it is of this machine");
    }

    private void whereItComesFrom(Guarded server) throws Exception {
        row(server, "another Origin, another Host, TRACE, an address that others reach", it -> {
            HttpResponse<String> other = it.as(Role.VIEWER, "GET", TASKS, null, "Origin", "https://evil.example");
            boolean open = other.headers().map().keySet().stream().anyMatch(name -> name.startsWith("access-control-"));
            return "CORS: " + open + ", " + it.raw("GET /livez HTTP/1.1\r\nHost: evil.example\r\n\r\n", new byte[0]) + ", " + it.raw("TRACE /livez" + HOST + "\r\n", new byte[0])
                    + ", exit code " + it.tool().run("serve", "--listen", "0.0.0.0", "--logs", "logs").status();
        });
        row(server, "the same Idempotency-Key, with the same request and another one", it -> {
            HttpResponse<String> first = once(it, "x");
            return first.statusCode() + ", the same: " + once(it, "x").body().equals(first.body()) + ", " + once(it, "y").statusCode();
        });
        row(server, "an If-Match of before", it -> String.valueOf(it.as(Role.ADMIN, "PATCH", TASKS + "/evil", "{\"priority\":3}", "If-Match", "\"other\"").statusCode()));
        row(server, "the same request after a restart; after a kill: ServeProcessTest", it -> {
            String before = once(it, "x").body();
            it.restart();
            HttpResponse<String> after = once(it, "x");
            return after.statusCode() + ", the same: " + after.body().equals(before);
        });
    }

    private static HttpResponse<String> once(Guarded it, String title) throws Exception {
        return it.as(Role.ADMIN, "POST", TASKS, "{\"title\":\"" + title + "\",\"start\":true}", "Idempotency-Key", "k");
    }

    private void whenThingsBreak(Guarded server) throws Exception {
        row(server, "a log that cannot be written; a full disk: ServeProcessTest", it -> {
            Path mark = it.logs().resolve(".state/unsynced");
            Files.writeString(mark, "x");
            int status = it.post("{\"title\":\"x\"}");
            int read = it.get(TASKS + "/a");
            Files.delete(mark);
            return status + ", reading " + read;
        });
        row(server, "a ciphertext with a flipped bit, one of another, an older one put back", it -> flipped(it) + ", " + swapped(it) + ", " + rolledBack(it));
        row(server, "what is on record of a change and of a denial", it -> {
            it.post("{\"title\":\"x\"}");
            String change = it.lastAudit();
            it.as(Role.VIEWER, "POST", TASKS, "{\"title\":\"x\"}");
            return change + "; " + it.lastAudit();
        });
        row(server, "a failure that nobody expects; a bug: ServiceTest", it -> {
            Files.writeString(it.logs().resolve("keys.json"), "{");
            HttpResponse<String> answer = it.as(Role.ADMIN, "GET", TASKS, null);
            return answer.statusCode() + ", correlation id: " + answer.body().contains("correlation_id") + ", stack: " + answer.body().contains("\tat ");
        });
    }

    private static String flipped(Guarded it) throws IOException {
        Path file = credentials(it);
        String good = Files.readString(file, ISO_8859_1);
        int start = good.indexOf("\"sealed\": \"") + 11;
        byte[] bytes = Base64.getDecoder().decode(good.substring(start, good.indexOf('"', start)));
        bytes[0] ^= 1;
        Files.writeString(file, good.substring(0, start) + Base64.getEncoder().encodeToString(bytes) + good.substring(good.indexOf('"', start)), ISO_8859_1);
        String state = states(it);
        Files.writeString(file, good, ISO_8859_1);
        return state;
    }

    private static Path credentials(Guarded it) {
        return it.logs().resolve("credentials.json");
    }

    private static String swapped(Guarded it) throws IOException {
        it.tool().input("another").run("credential", "set", "--for", "https://y.example", "d", "--logs", "logs");
        String good = Files.readString(credentials(it));
        Files.writeString(credentials(it), good.replace("\"c\"", "\"e\"").replace("\"d\"", "\"c\"").replace("\"e\"", "\"d\""));
        String state = states(it);
        Files.writeString(credentials(it), good);
        it.tool().run("credential", "remove", "d", "--logs", "logs");
        return state;
    }

    private static String rolledBack(Guarded it) throws IOException {
        String older = Files.readString(credentials(it));
        it.tool().input("newer").run("credential", "set", "--for", "https://x.example", "c", "--logs", "logs");
        Files.writeString(credentials(it), older);
        return states(it);
    }

    /** The state of each, where none can be opened; otherwise all that is said of them. */
    private static String states(Guarded it) {
        Tool.Outcome listed = it.tool().run("credential", "list", "-o", "jsonl", "--logs", "logs");
        Set<String> states = new LinkedHashSet<>();
        STATE.matcher(listed.out()).results().forEach(found -> states.add(found.group(1)));
        return listed.status() == 1 ? String.join(" ", states) : listed.out() + listed.err();
    }
}
