import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Puts jars into the image without what it has no use for: libraries for other machines, classes that nothing names. */
final class SlimJars {
    /** How far a jar is compressed. */
    static final int STORED = Deflater.NO_COMPRESSION;
    static final int COMPRESSED = Deflater.BEST_COMPRESSION;

    private static final Pattern NATIVE = Pattern.compile("\\.(so|dll|dylib|jnilib|a)$");

    /**
     * Libraries of which a part is used, by how the names of their jars begin, with what their classes are called. They look up
     * nothing of their own by name but the texts of messages, which stay, and what they do without where it is not there.
     */
    private static final Map<String, Pattern> TRIMMED = Map.of(
            "commons-math3-", Pattern.compile("org/apache/commons/math3/[\\w/$]+"),
            "guava-", Pattern.compile("com/google/(?:common|thirdparty)/[\\w/$]+"));

    private SlimJars() {}

    /**
     * A jar without what this machine cannot load. What is for all commands is compressed, as what they load is in the caches. What is apart is
     * stored as it is: a package compresses all of that together, to a third of what it would be as compressed jars.
     */
    private static Path installJar(Path from, Path to, int level) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry each : jar.stream().filter(entry -> !isOfOtherPlatform(entry.getName())).toList()) {
                put(each, jar.getInputStream(each).readAllBytes(), out, level);
            }
        }
        return to;
    }

    /** Whether it is a native library that this machine cannot load: codecs come with those of twenty platforms. */
    private static boolean isOfOtherPlatform(String entry) {
        if (!NATIVE.matcher(entry).find()) {
            return false;
        }
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String place = entry.toLowerCase(Locale.ROOT);
        for (String system : mac ? List.of("mac", "darwin") : List.of("linux")) {
            for (String arch : arm ? List.of("aarch64") : List.of("amd64", "x86_64")) {
                if (place.contains(system + "/" + arch + "/")) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The jar, with only what the users need of it where that is worth it. */
    static Path install(Path from, Path to, List<Path> users, int level) throws IOException {
        String name = from.getFileName().toString();
        for (Map.Entry<String, Pattern> each : TRIMMED.entrySet()) {
            if (name.startsWith(each.getKey())) {
                return installUsed(from, to, users, each.getValue(), level);
            }
        }
        return installJar(from, to, level);
    }

    /** A jar with those of its classes that other jars name, directly or through each other, and all that is no class. */
    private static Path installUsed(Path from, Path to, List<Path> users, Pattern ownClass, int level) throws IOException {
        Set<String> used = new HashSet<>();
        Deque<String> left = new ArrayDeque<>();
        for (Path user : users) {
            if (!user.equals(from)) {
                try (ZipFile jar = new ZipFile(user.toFile())) {
                    for (ZipEntry each : jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList()) {
                        name(jar.getInputStream(each).readAllBytes(), ownClass, used, left);
                    }
                }
            }
        }
        try (ZipFile jar = new ZipFile(from.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            while (!left.isEmpty()) {
                ZipEntry each = jar.getEntry(left.pop() + ".class");
                if (each != null) {
                    name(jar.getInputStream(each).readAllBytes(), ownClass, used, left);
                }
            }
            for (ZipEntry each : jar.stream().toList()) {
                String name = each.getName();
                if (!name.endsWith(".class") || used.contains(name.substring(0, name.length() - ".class".length()))) {
                    put(each, jar.getInputStream(each).readAllBytes(), out, level);
                }
            }
        }
        return to;
    }

    /** Adds the classes of the trimmed library that this one names anywhere: in code, in descriptors, in signatures. */
    private static void name(byte[] classFile, Pattern ownClass, Set<String> used, Deque<String> left) {
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                for (Matcher names = ownClass.matcher(text.stringValue()); names.find();) {
                    if (used.add(names.group())) {
                        left.add(names.group());
                    }
                }
            }
        }
    }

    private static void put(ZipEntry each, byte[] content, ZipOutputStream out, int level) throws IOException {
        ZipEntry entry = new ZipEntry(each.getName());
        entry.setTimeLocal(each.getTimeLocal());
        if (level == STORED) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
        }
        out.setLevel(level);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /**
     * A jar with native libraries for five platforms: its classes, and beside them the library for the platform of this image, so that nothing has
     * to be unpacked when it is used.
     */
    static void installParser(Path from, Path to) throws IOException {
        String platform = platform();
        try (ZipFile all = new ZipFile(from.toFile()); ZipOutputStream own = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : all.stream().filter(each -> !each.isDirectory()).toList()) {
                byte[] bytes = all.getInputStream(entry).readAllBytes();
                if (!entry.getName().startsWith("lib/")) {
                    put(entry, bytes, own, STORED);
                } else if (entry.getName().startsWith("lib/" + platform)) {
                    Path library = to.resolveSibling("native").resolve(entry.getName());
                    Files.createDirectories(library.getParent());
                    Files.write(library, bytes);
                }
            }
        }
    }

    /** How the names of native libraries for this machine begin. */
    private static String platform() {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return arch + (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "-macos" : "-linux-gnu");
    }
}
