import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the install image {@code target/task-mgmt}: launcher, documentation, jars, a Java runtime of only the modules
 * needed, and an AOT cache trained on everyday commands. Started by the build with the JDK that the image is made from; a
 * single source file on purpose, so that it needs no compilation step of its own. A part that is there and up to date is
 * left alone.
 *
 * <p>Arguments: the project's directory, its {@code target} directory, the name of its jar.
 */
final class BuildImage {
    /**
     * jdk.unsupported, in spite of its name, is where signals can be caught; logging and management are for the server's library, xml
     * is for the one that binds JSON for agents, sql and naming are for the driver of PostgreSQL, jgss and sasl for clients of Kafka.
     */
    private static final String MODULES = "java.base,java.logging,java.management,java.naming,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.unsupported";

    /**
     * What only one command needs, by how the names of its jars begin: in a directory of its own, which the launcher adds to the class
     * path for that command alone.
     */
    private static final Map<String, List<String>> APART = Map.of(
            "serve", List.of("helidon-"),
            "postgres", List.of("postgresql-"),
            "code", List.of("tree-sitter-"),
            "kafka", List.of("kafka-clients-", "zstd-jni-", "lz4-java-", "snappy-java-"),
            "mcp", List.of("mcp-", "jackson-databind-", "jackson-core-3", "jackson-annotations-", "reactor-core-", "reactive-streams-"));

    /** The one of them whose jars have native libraries in them. */
    private static final String PARSERS = "code";

    /** For the calls that measure a command that is run; a cache is of use only to a start with the same options. */
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private final Path project;
    private final Path target;
    private final Path image;
    private final Path lib;
    private final Path runtime;

    private BuildImage(Path project, Path target) {
        this.project = project;
        this.target = target;
        image = target.resolve("task-mgmt");
        lib = image.resolve("lib");
        runtime = lib.resolve("runtime");
    }

    public static void main(String[] args) throws Exception {
        new BuildImage(Path.of(args[0]), Path.of(args[1])).build(args[2]);
    }

    private void build(String projectJar) throws Exception {
        Files.createDirectories(lib);
        linkRuntime();
        List<Path> jars = installJars(projectJar);
        installLicences(jars);
        installDocumentation();
        String cache = "task-mgmt-" + hash(jars);
        installLauncher(jars, cache);
        train(jars, cache);
    }

    /** Links the runtime, with an archive of the JDK's own classes for when there is no AOT cache. */
    private void linkRuntime() throws Exception {
        Path stamp = target.resolve("image-runtime.txt");
        String wanted = Runtime.version() + " " + MODULES + "\n";
        if (Files.isDirectory(runtime) && Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        deleteTree(runtime);
        tool("jlink", "--add-modules", MODULES, "--strip-debug", "--no-man-pages", "--no-header-files",
                "--output", runtime.toString());
        execute(runtime.resolve("bin/java").toString(), "-Xshare:dump", "-Xlog:disable", "-Xlog:all=error:stderr");
        Files.writeString(stamp, wanted);
    }

    /** Copies the jars, the project's first, the others by name: their order is part of what the AOT cache holds. */
    private List<Path> installJars(String projectJar) throws Exception {
        List<Path> sources = new ArrayList<>(List.of(target.resolve(projectJar)));
        Path picocli = recompiledPicocli();
        for (String command : APART.keySet()) {
            deleteJars(Files.createDirectories(lib.resolve(command)));
        }
        for (Path jar : list(target.resolve("image-jars"))) {
            String name = jar.getFileName().toString();
            String command = only(name);
            if (command != null && command.equals(PARSERS)) {
                installParser(jar);
            } else if (command != null) {
                Files.copy(jar, lib.resolve(command).resolve(name));
            } else {
                sources.add(name.startsWith("picocli-") ? picocli : jar);
            }
        }
        deleteJars(lib);
        List<Path> installed = new ArrayList<>();
        for (Path source : sources) {
            installed.add(Files.copy(source, lib.resolve(source.getFileName())));
        }
        return installed;
    }

    /**
     * A jar with native libraries for five platforms: its classes, and beside them the library for the platform of this image, so that nothing has
     * to be unpacked when it is used.
     */
    private void installParser(Path jar) throws IOException {
        String platform = platform();
        try (ZipFile all = new ZipFile(jar.toFile());
                ZipOutputStream own = new ZipOutputStream(Files.newOutputStream(lib.resolve(PARSERS).resolve(jar.getFileName())))) {
            for (ZipEntry entry : all.stream().filter(each -> !each.isDirectory()).toList()) {
                byte[] bytes = all.getInputStream(entry).readAllBytes();
                if (!entry.getName().startsWith("lib/")) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTime(0);
                    own.putNextEntry(copy);
                    own.write(bytes);
                } else if (entry.getName().startsWith("lib/" + platform)) {
                    Path to = lib.resolve(PARSERS).resolve("native").resolve(entry.getName());
                    Files.createDirectories(to.getParent());
                    Files.write(to, bytes);
                }
            }
        }
    }

    /** How the names of native libraries for this machine begin. */
    private static String platform() {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return arch + (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "-macos" : "-linux-gnu");
    }

    /** The only command that needs the jar; null where it is for all. */
    private static String only(String jar) {
        for (Map.Entry<String, List<String>> each : APART.entrySet()) {
            if (each.getValue().stream().anyMatch(jar::startsWith)) {
                return each.getKey();
            }
        }
        return null;
    }

    private static void deleteJars(Path directory) throws IOException {
        for (Path old : list(directory)) {
            if (old.toString().endsWith(".jar")) {
                Files.delete(old);
            }
        }
    }

    /**
     * picocli as published has class files of Java 5, which no AOT cache accepts; compiled anew from the published
     * sources all of it is cached.
     */
    private Path recompiledPicocli() throws Exception {
        Path sources = list(target.resolve("image-sources")).getFirst();
        String name = sources.getFileName().toString().replace("-sources", "");
        Path work = target.resolve("image-picocli");
        Path jar = work.resolve(name);
        if (Files.exists(jar)) {
            return jar;
        }
        deleteTree(work);
        Path java = work.resolve("java");
        Path classes = work.resolve("classes");
        unpack(sources, ".java", java);
        List<String> command = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "-proc:none", "-encoding", "UTF-8",
                "-XDstringConcat=inline", "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(java)) {
            files.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(command::add);
        }
        tool("javac", command.toArray(new String[0]));
        tool("jar", "--create", "--file", jar.toString(), "--date", "2025-01-01T00:00:00Z", "-C", classes.toString(), ".");
        return jar;
    }

    /** The project's licence and notice, and beside them those of every jar; the runtime brings its own. */
    private void installLicences(List<Path> jars) throws IOException {
        Path licences = project.resolve("src/main/resources/META-INF");
        for (String name : List.of("LICENSE", "NOTICE")) {
            Files.copy(licences.resolve(name), image.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Path legal = image.resolve("legal");
        deleteTree(legal);
        List<Path> others = new ArrayList<>(jars.subList(1, jars.size()));
        for (String command : APART.keySet()) {
            others.addAll(list(lib.resolve(command)));
        }
        for (Path jar : others) {
            Path directory = legal.resolve(jar.getFileName().toString().replace(".jar", ""));
            unpack(jar, "LICENSE", directory);
            unpack(jar, "NOTICE", directory);
        }
    }

    /** For people; {@code help} reads the same files from the jar. */
    private void installDocumentation() throws IOException {
        Path docs = image.resolve("docs");
        deleteTree(docs);
        Files.createDirectories(docs);
        for (Path file : list(project.resolve("src/docs"))) {
            Files.copy(file, docs.resolve(file.getFileName()));
        }
    }

    private void installLauncher(List<Path> jars, String cache) throws IOException, InterruptedException {
        StringBuilder classPath = new StringBuilder();
        for (Path jar : jars) {
            classPath.append(classPath.isEmpty() ? "\"" : ":").append("$tm_lib/").append(jar.getFileName());
        }
        String script = Files.readString(project.resolve("src/image/task-mgmt"))
                .replace("@AOT_CACHE@", cache)
                .replace("@CLASS_PATH@", classPath.append('"'));
        for (String load : output(runtime.resolve("bin/java").toString(), "-cp", classPath(jars), "taskmgmt.Training", "launcher").split("\n")) {
            int name = load.indexOf('=');
            script = script.replace("@" + load.substring(0, name) + "@", load.substring(name + 1));
        }
        Path launcher = Files.createDirectories(image.resolve("bin")).resolve("task-mgmt");
        Files.writeString(launcher, script);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes the AOT caches, unless those of exactly these jars are there. */
    private void train(List<Path> jars, String cache) throws Exception {
        for (Path old : list(lib)) {
            if (old.toString().endsWith(".aot") && !old.getFileName().toString().startsWith(cache + "-")) {
                Files.delete(old);
            }
        }
        train(jars, lib.resolve(cache + "-writing.aot"), "writing", "-XX:TieredStopAtLevel=1");
        train(jars, lib.resolve(cache + "-running.aot"), "running", "-XX:TieredStopAtLevel=1", NATIVE_ACCESS);
        train(jars, lib.resolve(cache + "-reading.aot"), "reading", "-XX:+TieredCompilation");
    }

    private void train(List<Path> jars, Path cache, String kind, String... options) throws Exception {
        if (Files.exists(cache)) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", classPath(jars), "taskmgmt.Training", kind));
        execute(command.toArray(String[]::new));
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the training run left no AOT cache at " + cache);
        }
    }

    private static String classPath(List<Path> jars) {
        return String.join(":", jars.stream().map(Path::toString).toList());
    }

    /** Names the jars by their bytes, in order, together with the runtime that the cache was made by. */
    private static String hash(List<Path> jars) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Runtime.version().toString().getBytes(UTF_8));
        for (Path jar : jars) {
            digest.update(Files.readAllBytes(jar));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void tool(String name, String... arguments) {
        int exitCode = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
        if (exitCode != 0) {
            throw new IllegalStateException(name + " ended with exit code " + exitCode);
        }
    }

    /** Runs a program; what it prints is shown only if it fails. */
    private static void execute(String... command) throws IOException, InterruptedException {
        output(command);
    }

    /** Runs a program, and returns what it prints. */
    private static String output(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
        }
        return output;
    }

    /** Unpacks the files whose names end as given; a licence may be called {@code META-INF/FastDoubleParser-LICENSE}. */
    private static void unpack(Path zip, String ending, Path directory) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().filter(each -> each.getName().endsWith(ending)).toList()) {
                Path to = directory.resolve(entry.getName().replace("META-INF/", ""));
                Files.createDirectories(to.getParent());
                Files.write(to, file.getInputStream(entry).readAllBytes());
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
