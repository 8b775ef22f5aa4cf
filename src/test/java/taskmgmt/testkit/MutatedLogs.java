package taskmgmt.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import taskmgmt.audit.Verification;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.store.verify.AuditedLogs;

/** The bytes of the three logs, as they were or as somebody made them. Nobody changes the arrays. */
public final class MutatedLogs {
    public static final List<String> NAMES = List.of(LogFiles.AUDIT, LogFiles.REGISTRY, LogFiles.INCIDENTS);
    private static final Pattern WITNESS = Pattern.compile("\"file\":\"([^\"]*)\",\"offset\":(\\d+),\"length\":(\\d+)");

    private final byte[] audit;
    private final byte[] registry;
    private final byte[] incidents;

    public MutatedLogs(byte[] audit, byte[] registry, byte[] incidents) {
        this.audit = audit;
        this.registry = registry;
        this.incidents = incidents;
    }

    public static MutatedLogs of(LogFixture log) throws IOException {
        return new MutatedLogs(log.bytes(LogFiles.AUDIT), log.bytes(LogFiles.REGISTRY), log.bytes(LogFiles.INCIDENTS));
    }

    public byte[] audit() {
        return audit;
    }

    public byte[] registry() {
        return registry;
    }

    public byte[] incidents() {
        return incidents;
    }

    public byte[] bytes(String name) {
        return name.equals(LogFiles.AUDIT) ? audit : name.equals(LogFiles.REGISTRY) ? registry : incidents;
    }

    public MutatedLogs with(String name, byte[] bytes) {
        return new MutatedLogs(name.equals(LogFiles.AUDIT) ? bytes : audit, name.equals(LogFiles.REGISTRY) ? bytes : registry,
                name.equals(LogFiles.INCIDENTS) ? bytes : incidents);
    }

    /** Whoever changed the logs has also removed what is remembered of them, so that nothing but these bytes can tell. */
    public Verification verify(List<KnownRoot> known) throws IOException {
        return AuditVerifier.verify(
                new AuditedLogs(new MemoryLog(audit), new MemoryLog(registry), new MemoryLog(incidents)), LogPositions.NONE, known);
    }

    /** The lines of the audit log that are whole and not blank. */
    public List<String> entries() {
        List<String> entries = new ArrayList<>();
        String text = new String(audit, ISO_8859_1);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1)) {
            if (!line.isBlank()) {
                entries.add(line);
            }
        }
        return entries;
    }

    /** Up to where the first this many entries vouch for a log, in bytes. */
    public int vouched(String name, int entries) {
        int end = 0;
        for (String entry : entries().subList(0, entries)) {
            Matcher witness = WITNESS.matcher(entry);
            if (witness.find() && witness.group(1).equals(name)) {
                end = Integer.parseInt(witness.group(2)) + Integer.parseInt(witness.group(3)) + 1;
            }
        }
        return end;
    }

    /** Where the first this many entries end, in bytes. */
    public int end(int entries) {
        List<String> all = entries();
        int at = 0;
        String text = new String(audit, ISO_8859_1);
        for (String entry : all.subList(0, entries)) {
            at = text.indexOf(entry, at) + entry.length() + 1;
        }
        return at;
    }

    /** What stands there after the first this many entries, as if nothing had ever followed. */
    public MutatedLogs first(int entries) {
        return new MutatedLogs(Arrays.copyOf(audit, end(entries)),
                Arrays.copyOf(registry, vouched(LogFiles.REGISTRY, entries)),
                Arrays.copyOf(incidents, vouched(LogFiles.INCIDENTS, entries)));
    }

    /**
     * Whether these logs are what the others were at some time after their first {@code least} entries, perhaps with the
     * beginning of an entry behind: a line that is being written, or lines that wait for their entries. Nobody can tell such
     * logs from honest ones.
     */
    public boolean wereOnce(MutatedLogs others, int least) {
        List<String> now = entries();
        List<String> then = others.entries();
        if (now.size() < least || now.size() > then.size() || !now.equals(then.subList(0, now.size()))) {
            return false;
        }
        // What stands before the first entry, the chain vouches for; blank lines between two entries mean nothing.
        boolean beginsSo = now.isEmpty() || audit[0] == others.audit[0];
        return beginsSo && begins(LogFiles.REGISTRY, others, now.size()) && begins(LogFiles.INCIDENTS, others, now.size());
    }

    private boolean begins(String name, MutatedLogs others, int entries) {
        int end = others.vouched(name, entries);
        byte[] mine = bytes(name);
        return mine.length >= end && Arrays.equals(mine, 0, end, others.bytes(name), 0, end);
    }

    /**
     * What somebody makes who knows how all this works: with these entries in the place of the audit log's, each renumbered,
     * its witness computed again, and linked to the one before.
     */
    public MutatedLogs forged(List<String> entries) {
        StringBuilder log = new StringBuilder();
        String prev = Sha256.hex(new byte[0], 0, 0);
        for (int i = 0; i < entries.size(); i++) {
            String body = entries.get(i).replaceFirst(",\"seq\":.*", "");
            Matcher witness = WITNESS.matcher(body);
            if (witness.find()) {
                byte[] line = bytes(witness.group(1));
                String hash = Sha256.hex(line, Integer.parseInt(witness.group(2)), Integer.parseInt(witness.group(3)));
                body = body.replaceFirst("\"sha256\":\"[0-9a-f]*\"\\}$", "\"sha256\":\"" + hash + "\"}");
            }
            body += ",\"seq\":" + (i + 1) + ",\"prev\":\"" + prev + "\"";
            prev = Sha256.hex(body.getBytes(ISO_8859_1), 0, body.length());
            log.append(body).append(",\"hash\":\"").append(prev).append("\"}\n");
        }
        return with(LogFiles.AUDIT, log.toString().getBytes(ISO_8859_1));
    }
}
