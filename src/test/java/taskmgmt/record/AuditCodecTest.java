package taskmgmt.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.Witness;
import taskmgmt.hash.LineHasher;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;

class AuditCodecTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Witness WITNESS = new Witness("registry.jsonl", 10, 20, "ab".repeat(32));
    private static final AuditEntry ENTRY = new AuditEntry(NOW, "ann", "task_started", "t1", Map.of("allowed", true), Map.of("n", 1L), WITNESS);

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void anEntryIsALineInAFixedOrder() throws NoSuchAlgorithmException {
        JsonLineWriter line = new JsonLineWriter();
        ChainHead head = AuditCodec.write(ENTRY, ChainHead.EMPTY, line, new LineHasher());
        String hashed = "{\"entry_id\":\"log_1_20260102030405678901\",\"timestamp\":\"2026-01-02T03:04:05.678901Z\",\"actor\":\"ann\","
                + "\"action\":\"task_started\",\"resource\":\"t1\",\"decision\":{\"allowed\":true},\"metadata\":{\"n\":1},"
                + "\"witness\":{\"file\":\"registry.jsonl\",\"offset\":10,\"length\":20,\"sha256\":\"" + "ab".repeat(32) + "\"},"
                + "\"seq\":1,\"prev\":\"" + ChainHead.EMPTY.hash() + "\"";
        assertThat(new String(line.toByteArray(), UTF_8)).isEqualTo(hashed + ",\"hash\":\"" + sha256(hashed) + "\"}");
        assertThat(head).isEqualTo(new ChainHead(1, sha256(hashed)));
    }

    /** Several entries share a buffer: the hash is over the bytes of one alone. */
    @Test
    void eachLinkIsHashedFromItsOwnStart() throws NoSuchAlgorithmException {
        JsonLineWriter lines = new JsonLineWriter();
        LineHasher hasher = new LineHasher();
        ChainHead head = ChainHead.EMPTY;
        for (int i = 0; i < 40; i++) {
            int start = lines.length();
            ChainHead next = AuditCodec.write(ENTRY, head, lines, hasher);
            String line = new String(lines.bytes(), start, lines.length() - start, UTF_8);
            assertThat(line).contains("\"seq\":" + (i + 1) + ",\"prev\":\"" + head.hash() + "\"");
            assertThat(next.hash()).isEqualTo(sha256(line.substring(0, line.indexOf(",\"hash\":"))));
            lines.endLine();
            head = next;
        }
        assertThat(head.seq()).isEqualTo(40);
    }

    @Test
    void theWitnessIsReadAsItWasWritten() throws BadJsonException {
        for (AuditEntry entry : List.of(ENTRY, new AuditEntry(NOW, "", "x", "", Map.of(), Map.of(), null))) {
            JsonLineWriter line = new JsonLineWriter();
            AuditCodec.write(entry, ChainHead.EMPTY, line, new LineHasher());
            assertThat(AuditCodec.witness(Json.strict().parse(new String(line.toByteArray(), UTF_8)))).isEqualTo(entry.witness());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"witness\":null}", "{\"witness\":[]}", "{\"witness\":{\"offset\":1,\"length\":2,\"sha256\":\"x\"}}",
        "{\"witness\":{\"file\":\"f\",\"offset\":1.5,\"length\":2,\"sha256\":\"x\"}}", "{\"witness\":{\"file\":\"f\",\"offset\":1,\"length\":\"2\",\"sha256\":\"x\"}}",
        "{\"witness\":{\"file\":\"f\",\"offset\":1,\"length\":2,\"sha256\":7}}", "{\"witness\":{\"file\":\"f\",\"offset\":99999999999999999999,\"length\":2,\"sha256\":\"x\"}}"})
    void whatIsNotWholeIsNoWitness(String line) throws BadJsonException {
        assertThat(AuditCodec.witness(Json.lenient().parse(line))).isNull();
    }
}
