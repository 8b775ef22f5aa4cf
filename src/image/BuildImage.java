import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the install image {@code target/task-mgmt}: launcher, documentation, manual, completions, jars, a Java runtime of only the
 * modules needed, and AOT caches trained on everyday commands. Everything but those caches is the same from build to build. Started by
 * the build with the JDK that the image is made from, as source that needs no compilation step of its own; {@code SlimJars} beside it is
 * found by that. A part that is there and up to date is left alone.
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
            "shell", List.of("jline-"),
            "code", List.of("tree-sitter-"),
            "cel", List.of("compiler-0", "runtime-0", "common-0", "protobuf-", "antlr4-runtime-", "guava-", "failureaccess-", "listenablefuture-", "re2j-",
                    "threeten-extra-", "auto-value-annotations-", "error_prone_annotations-", "j2objc-annotations-"),
            "kafka", List.of("kafka-clients-", "zstd-jni-", "lz4-java-", "snappy-java-"),
            "mcp", List.of("mcp-", "jackson-databind-", "jackson-core-3", "jackson-annotations-", "reactor-core-", "reactive-streams-"));

    /** Where shells look for completions, below {@code share}. */
    private static final Map<String, String> COMPLETIONS = Map.of(
            "task-mgmt.bash", "bash-completion/completions/task-mgmt",
            "task-mgmt.zsh", "zsh/site-functions/_task-mgmt",
            "task-mgmt.fish", "fish/vendor_completions.d/task-mgmt.fish");

    /** The one of them whose jars have native libraries in them. */
    private static final String PARSERS = "code";

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
        installManual(jars);
        installCompletions();
        execute(lib.resolve("train").toString());
    }

    /**
     * Links the runtime. Compressed, it is 22 MB smaller and no slower, as what commands load is in the AOT caches; so is an archive of
     * the JDK's own classes, 14 MB, without which a command that finds no cache takes half as long again.
     */
    private void linkRuntime() throws Exception {
        Path stamp = target.resolve("image-runtime.txt");
        Path unused = target.resolve("image-unused.txt");
        List<String> options = List.of("--add-modules", MODULES, "--strip-debug", "--no-man-pages", "--no-header-files", "--compress", "zip-9",
                "--exclude-resources", "@" + unused);
        List<String> parser = parserOfXml();
        Files.write(unused, parser);
        String wanted = Runtime.version() + " " + String.join(" ", options) + " " + parser.hashCode() + "\n";
        if (Files.isDirectory(runtime) && Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        deleteTree(runtime);
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("--output", runtime.toString()));
        tool("jlink", command.toArray(String[]::new));
        for (String file : List.of("lib/classlist", "lib/jrt-fs.jar", "lib/jexec")) {
            Files.deleteIfExists(runtime.resolve(file)); // for making archives, for tools of another JDK, for jars that are programs
        }
        stripped(runtime.resolve("lib/server/libjvm.so"));
        Files.writeString(stamp, wanted);
    }

    /**
     * What parses, transforms and writes XML: 4 MB. The driver of PostgreSQL and the binding of JSON name the interfaces of {@code java.xml},
     * but nothing here has any XML. A module must have each of its packages, so the smallest class of each stays.
     */
    private static List<String> parserOfXml() throws IOException {
        Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.xml");
        List<String> unused = new ArrayList<>();
        for (String inside : List.of("com/sun", "jdk")) {
            List<Path> directories;
            try (Stream<Path> files = Files.walk(module.resolve(inside))) {
                directories = files.filter(Files::isDirectory).toList();
            }
            for (Path directory : directories) {
                List<Path> files;
                try (Stream<Path> children = Files.list(directory)) {
                    files = children.filter(Files::isRegularFile).sorted(Comparator.comparingLong(BuildImage::size).thenComparing(Path::toString)).toList();
                }
                files.stream().skip(1).map(file -> "/java.xml/" + module.relativize(file)).sorted().forEach(unused::add);
            }
        }
        return unused;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the names away that only debuggers look at: a sixth of the library. Where there is no {@code strip}, they stay. */
    private static void stripped(Path library) throws IOException, InterruptedException {
        boolean isThere = Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(place -> Files.isExecutable(Path.of(place, "strip")));
        if (isThere) {
            execute("strip", "--strip-unneeded", library.toString());
        } else {
            System.err.println("no program 'strip' (binutils): the image is 5 MB larger");
        }
    }

    /** Copies the jars, the project's first, the others by name: their order is part of what the AOT cache holds. */
    private List<Path> installJars(String projectJar) throws Exception {
        List<Path> sources = new ArrayList<>(List.of(target.resolve(projectJar)));
        Path picocli = recompiledPicocli();
        for (String command : APART.keySet()) {
            deleteJars(Files.createDirectories(lib.resolve(command)));
        }
        List<Path> all = list(target.resolve("image-jars"));
        for (Path jar : all) {
            String name = jar.getFileName().toString();
            String command = only(name);
            if (command != null && command.equals(PARSERS)) {
                SlimJars.installParser(jar, lib.resolve(command).resolve(name));
            } else if (command != null) {
                SlimJars.install(jar, lib.resolve(command).resolve(name), with(all, sources.getFirst()), SlimJars.STORED);
            } else {
                sources.add(name.startsWith("picocli-") ? picocli : jar);
            }
        }
        deleteJars(lib);
        List<Path> installed = new ArrayList<>();
        for (Path source : sources) {
            Path place = lib.resolve(source.getFileName());
            installed.add(SlimJars.install(source, place, sources, SlimJars.COMPRESSED));
        }
        return installed;
    }

    private static List<Path> with(List<Path> jars, Path another) {
        return Stream.concat(jars.stream(), Stream.of(another)).toList();
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
            others.addAll(list(lib.resolve(command)).stream().filter(file -> file.toString().endsWith(".jar")).toList());
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
        Map<String, String> words = new HashMap<>(Map.of("AOT_CACHE", cache, "CLASS_PATH", classPath.append('"').toString()));
        for (String load : training(jars, "launcher").split("\n")) {
            int name = load.indexOf('=');
            words.put(load.substring(0, name), load.substring(name + 1));
        }
        installScript("task-mgmt", Files.createDirectories(image.resolve("bin")), words);
        installScript("train", lib, words);
    }

    private void installScript(String name, Path directory, Map<String, String> words) throws IOException {
        String script = Files.readString(project.resolve("src/image").resolve(name));
        for (Map.Entry<String, String> word : words.entrySet()) {
            script = script.replace("@" + word.getKey() + "@", word.getValue());
        }
        Files.writeString(directory.resolve(name), script);
        Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A page for {@code man} for each command, dated by the last commit, as a build of the same sources has to give the same pages. */
    private void installManual(List<Path> jars) throws IOException, InterruptedException {
        Path directory = image.resolve("share/man/man1");
        deleteTree(directory);
        training(jars, "manual", Files.createDirectories(directory).toString(), date().toString());
    }

    private LocalDate date() throws IOException, InterruptedException {
        String seconds = System.getenv("SOURCE_DATE_EPOCH");
        if (seconds == null && Files.exists(project.resolve(".git"))) {
            seconds = output("git", "-C", project.toString(), "log", "-1", "--format=%ct").strip();
        }
        return seconds == null ? LocalDate.EPOCH : LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC);
    }

    private void installCompletions() throws IOException {
        for (Map.Entry<String, String> each : COMPLETIONS.entrySet()) {
            Path to = image.resolve("share").resolve(each.getValue());
            Files.createDirectories(to.getParent());
            Files.copy(project.resolve("completions").resolve(each.getKey()), to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What a run of {@code taskmgmt.Training} prints. */
    private String training(List<Path> jars, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString(), "-cp", classPath(jars), "taskmgmt.Training"));
        command.addAll(List.of(arguments));
        return output(command.toArray(String[]::new));
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
