import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.RpmTagValue;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.DigestAlgorithm;
import org.eclipse.packager.rpm.build.FileInformation;
import org.eclipse.packager.rpm.build.PayloadProcessors;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.coding.PayloadCoding;
import org.eclipse.packager.rpm.deps.RpmDependencyFlags;
import org.eclipse.packager.rpm.header.Header;

/**
 * Packs directories as RPMs, without {@code rpmbuild}. Files belong to root, and everything in a package is the same each time, so the same
 * directory gives the same bytes. {@code src/package/make} writes the directories: of each package its files in {@code tree}, what it is called
 * and needs in {@code package.properties}, and the scripts {@code post}, {@code preun} and {@code postun}, where it has them.
 *
 * <p>Arguments: the directory that has one for each package, the directory for the packages. Needs Eclipse Packager on the class path.
 */
final class Rpm {
    /** Of the program, and of the Java runtime that it brings. */
    private static final String LICENCE = "Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0";
    private static final String RELEASE = "1";
    private static final String UNPACKING = "PayloadIsXz";
    /** What is ours as a directory; what lies above belongs to the system. */
    private static final Pattern OWN = Pattern.compile("/task-mgmt(-server)?(/|$)");

    private final Path source;
    private final Path tree;
    private final Properties properties = new Properties();

    private Rpm(Path source) throws IOException {
        this.source = source;
        tree = source.resolve("tree");
        try (Reader reader = Files.newBufferedReader(source.resolve("package.properties"))) {
            properties.load(reader);
        }
    }

    public static void main(String[] args) throws Exception {
        List<Path> packages;
        try (Stream<Path> children = Files.list(Path.of(args[0]))) {
            packages = children.sorted().toList();
        }
        for (Path each : packages) {
            new Rpm(each).pack(Path.of(args[1]));
        }
    }

    private void pack(Path directory) throws Exception {
        BuilderOptions options = new BuilderOptions();
        options.setPayloadCoding(PayloadCoding.XZ);
        options.setFileDigestAlgorithm(DigestAlgorithm.SHA256);
        options.addPayloadProcessor(PayloadProcessors.payloadDigest(DigestAlgorithm.SHA256));
        options.setOpenOptions(new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE});
        RpmVersion version = new RpmVersion(property("version"), RELEASE);
        String machine = property("machine");
        Path to = directory.resolve(property("name") + "-" + version + "." + machine + ".rpm");
        try (RpmBuilder builder = new RpmBuilder(property("name"), version, machine, to, options)) {
            RpmBuilder.PackageInformation information = builder.getInformation();
            information.setLicense(LICENCE);
            information.setPackager(property("packager"));
            information.setSummary(property("summary"));
            information.setDescription(property("description"));
            for (String requirement : property("requires").split(", ")) {
                require(builder, requirement.split(" "));
            }
            setScripts(builder);
            add(builder.newContext());
            builder.setHeaderCustomizer(this::complete);
            builder.build();
        }
    }

    private String property(String name) {
        return Objects.requireNonNull(properties.getProperty(name), name);
    }

    private Instant made() {
        return Instant.ofEpochSecond(Long.parseLong(property("made")));
    }

    /** @param words a name, or a name, a relation and a version */
    private static void require(RpmBuilder builder, String... words) {
        if (words.length == 1) {
            builder.addRequirement(words[0], "");
        } else if (words[1].equals("=")) {
            builder.addRequirement(words[0], words[2], RpmDependencyFlags.EQUAL);
        } else if (words[1].equals(">=")) {
            builder.addRequirement(words[0], words[2], RpmDependencyFlags.GREATER, RpmDependencyFlags.EQUAL);
        } else {
            throw new IllegalArgumentException("unsupported relation: " + words[1]);
        }
    }

    private void setScripts(RpmBuilder builder) throws IOException {
        if (Files.exists(source.resolve("post"))) {
            builder.setPostInstallationScript(Files.readString(source.resolve("post")));
        }
        if (Files.exists(source.resolve("preun"))) {
            builder.setPreRemoveScript(Files.readString(source.resolve("preun")));
        }
        if (Files.exists(source.resolve("postun"))) {
            builder.setPostRemoveScript(Files.readString(source.resolve("postun")));
        }
    }

    private void add(BuilderContext context) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(tree)) {
            files = all.filter(file -> !file.equals(tree)).sorted().toList();
        }
        for (Path file : files) {
            String place = "/" + tree.relativize(file);
            FileInformation information = information(file);
            if (Files.isSymbolicLink(file)) {
                context.addSymbolicLink(place, Files.readSymbolicLink(file).toString(), (name, target, type) -> information);
            } else if (!Files.isDirectory(file)) {
                context.addFile(place, file, (name, from, type) -> information);
            } else if (OWN.matcher(place).find()) {
                context.addDirectory(place, (name, directory, type) -> information);
            }
        }
    }

    private FileInformation information(Path file) throws IOException {
        FileInformation information = new FileInformation();
        information.setUser("root");
        information.setGroup("root");
        information.setTimestamp(made());
        information.setMode((short) ((int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0777));
        return information;
    }

    /** The library puts the present time there, and leaves the beginning out of the name of what is needed to unpack: no system would have it. */
    private void complete(Header<RpmTag> header) {
        header.putInt(RpmTag.BUILDTIME, (int) made().getEpochSecond());
        String[] required = ((RpmTagValue) header.get(RpmTag.REQUIRE_NAME)).asStringArray().orElseThrow();
        header.putStringArray(RpmTag.REQUIRE_NAME, Stream.of(required).map(name -> name.equals(UNPACKING) ? "rpmlib(" + name + ")" : name).toArray(String[]::new));
    }
}
