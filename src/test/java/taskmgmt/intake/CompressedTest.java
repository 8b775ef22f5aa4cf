package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import taskmgmt.imports.Preset;

class CompressedTest {
    private static final byte[] PLAIN = "id,start\n1,2026-01-05\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    /** A way to compress. */
    private interface Way {
        OutputStream into(OutputStream out) throws IOException;
    }

    @Test
    void whatIsPlainStaysAsItIs() throws Exception {
        assertThat(read(PLAIN)).isEqualTo(PLAIN);
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(new byte[] {0x1f})).containsExactly(0x1f);
    }

    @Test
    void gzipXzAndZipAreRecognisedByTheirContent() throws Exception {
        assertThat(read(compressed(GZIPOutputStream::new))).isEqualTo(PLAIN);
        assertThat(read(compressed(out -> new XZOutputStream(out, new LZMA2Options(6))))).isEqualTo(PLAIN);
        assertThat(read(zipped("a.csv"))).isEqualTo(PLAIN);
    }

    @Test
    void filesThatWereCompressedOneAfterTheOtherAreReadAsOne() throws Exception {
        byte[] one = compressed(GZIPOutputStream::new);
        byte[] both = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, both, one.length, one.length);

        assertThat(read(both)).hasSize(2 * PLAIN.length);
    }

    @Test
    void whatCannotBeReadSaysHowToReadIt() {
        assertThatThrownBy(() -> read(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0}))
                .isInstanceOf(UnsuitableSourceException.class).hasMessageContaining("zstd -dc FILE | task-mgmt import FORMAT -");
        assertThatThrownBy(() -> read("BZh91AY".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UnsuitableSourceException.class).hasMessageContaining("bzip2 -dc");
        assertThatThrownBy(() -> read(zipped("a.csv", "b.csv"))).isInstanceOf(IOException.class)
                .hasMessageContaining("several files");
    }

    @Test
    void marksOfTextAreNoContent() throws Exception {
        String csv = "{\"id\":\"é\",\"title\":\"x\",\"status\":\"open\",\"created_at\":\"2026-01-05T08:00:00Z\"}\r\n";
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] bytes = ("\uFEFF" + csv).getBytes(charset);

            assertThat(Imported.bytes(Preset.BEADS, "x", bytes).outline()).as(charset.name())
                    .isEqualTo("2026-01-05T08:00:00Z task.created é\n");
        }
    }

    @Test
    void bytesThatAreNoTextAreReplacedAndCounted() throws Exception {
        byte[] bytes = "{\"id\":\"a\",\"title\":\"x?y\",\"status\":\"open\",\"created_at\":\"2026-01-05T08:00:00Z\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xe9;

        Imported imported = Imported.bytes(Preset.BEADS, "x", bytes);

        assertThat(imported.events()).contains("\"title\":\"x\uFFFDy\"");
        assertThat(imported.totals().noted().reasons().getFirst().text()).isEqualTo("bytes that are not UTF-8 were replaced");
    }

    private static byte[] read(byte[] bytes) throws Exception {
        try (var in = Compressed.plain(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] compressed(Way way) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = way.into(out)) {
            compressing.write(PLAIN);
        }
        return out.toByteArray();
    }

    private static byte[] zipped(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(PLAIN);
            }
        }
        return out.toByteArray();
    }
}
