package taskmgmt.intake.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads hand-written files as text. */
public final class YamlFile {
    private static final int MAX_BYTES = 1 << 20;

    private YamlFile() {}

    /** @throws BadYamlException if it is larger than 1 MiB, or not UTF-8 */
    public static String text(Path file) throws IOException, BadYamlException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new BadYamlException("larger than 1 MiB, which nobody writes by hand", 1, 1);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new BadYamlException("it is no UTF-8", 1, 1);
        }
    }
}
