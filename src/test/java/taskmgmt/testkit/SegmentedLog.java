package taskmgmt.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.GzipFormat;
import taskmgmt.journal.segment.GzipWriter;
import taskmgmt.journal.segment.Segment;

/** Cuts a log that is there into segments as rotation would, for tests. */
public final class SegmentedLog {
    /** How a segment is stored. */
    public enum Form {
        PLAIN,
        GZIP,
        /** Both, as an interruption between compressing and deleting leaves it. */
        BOTH,
        /** By another program. */
        FOREIGN_GZIP
    }

    private SegmentedLog() {}

    /** As many forms, whichever. */
    public static List<Form> forms(Random random, int count) {
        List<Form> all = List.of(Form.values());
        List<Form> forms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            forms.add(all.get(random.nextInt(all.size())));
        }
        return forms;
    }

    /** Where the lines of this content end. */
    public static List<Integer> lineEnds(byte[] content) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                ends.add(i + 1);
            }
        }
        return ends;
    }

    /** Stores this content as segments, each to one of the cuts, and the rest as active file. */
    public static void write(Path log, byte[] content, List<Integer> cuts, List<Form> forms) throws IOException {
        int from = 0;
        for (int i = 0; i < cuts.size(); i++) {
            segment(log, content, from, cuts.get(i), forms.get(i));
            from = cuts.get(i);
        }
        Files.createDirectories(PrivateFiles.directoryOf(log));
        Files.write(log, Arrays.copyOfRange(content, from, content.length));
    }

    private static void segment(Path log, byte[] content, int from, int to, Form form) throws IOException {
        Segment segment = Segment.plain(log, from, to);
        Files.createDirectories(segment.directory());
        byte[] bytes = Arrays.copyOfRange(content, from, to);
        if (form == Form.PLAIN || form == Form.BOTH) {
            Files.write(segment.plainFile(), bytes);
        }
        if (form == Form.GZIP || form == Form.BOTH) {
            gzip(segment.compressedFile(), bytes);
        }
        if (form == Form.FOREIGN_GZIP) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(segment.compressedFile()))) {
                out.write(bytes);
            }
        }
    }

    /** All bytes of a log, read without the code that reads segments: the files by their names, and what gzip makes of them. */
    public static byte[] bytes(Path log) throws IOException {
        TreeMap<String, Path> parts = new TreeMap<>();
        Path segments = PrivateFiles.directoryOf(log).resolve(LogFiles.SEGMENTS);
        String stem = String.valueOf(log.getFileName()).replace(".jsonl", "-");
        if (Files.isDirectory(segments)) {
            try (Stream<Path> files = Files.list(segments)) {
                for (Path file : files.sorted().toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (name.startsWith(stem) && !name.endsWith(".tmp")) {
                        parts.putIfAbsent(name.replace(".gz", ""), file);
                    }
                }
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path part : parts.values()) {
            try (InputStream in = Files.newInputStream(part);
                    InputStream content = part.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
                content.transferTo(all);
            }
        }
        if (Files.exists(log)) {
            all.write(Files.readAllBytes(log));
        }
        return all.toByteArray();
    }

    public static void gzip(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                GzipWriter writer = new GzipWriter(channel)) {
            for (int at = 0; at < bytes.length; at += GzipFormat.BLOCK_BYTES) {
                int length = Math.min(GzipFormat.BLOCK_BYTES, bytes.length - at);
                writer.add(Arrays.copyOfRange(bytes, at, at + length), length);
            }
            writer.finish(77);
        }
    }
}
