package taskmgmt.doctor;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import taskmgmt.journal.AccessRemedy;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.Surroundings;
import taskmgmt.store.repair.Fix;

/** Whether the files are what they should be, where they should be, and accessible only to their owner. */
final class DirectoryCheck implements Check {
    private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "9p", "ncpfs",
            "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.gcsfuse");
    private static final Set<PosixFilePermission> GROUP_FILE = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE);
    private static final Set<PosixFilePermission> GROUP_DIRECTORY = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE);
    private static final Set<String> DIRECTORIES = Set.of(LogFiles.SEGMENTS, LogFiles.BUS, LogFiles.STATE);
    private static final Set<String> LOCKS = Set.of(LogFiles.LOCK, LogFiles.COMPRESSION_LOCK, LogFiles.HEALER_LOCK, LogFiles.ALERTER_LOCK);
    private static final List<String> LOGS =
            List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT, LogFiles.EVENTS);

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public String sound(DirectoryView patient) {
        return Files.exists(patient.directory()) ? "files and permissions are as they should be" : "it is not there yet";
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        Path directory = patient.directory();
        if (!Files.exists(directory)) {
            findings.accept(Diagnosis.note(name(), "no_directory", "", "there is no log directory yet: the first record makes it"));
            return;
        }
        fileSystem(directory, findings);
        if (!Files.isWritable(directory)) {
            findings.accept(Diagnosis.note(name(), "read_only", "", "nothing can be written here by who is asking"));
        }
        Whose whose = new Whose(directory, Files.readAttributes(directory, PosixFileAttributes.class), Surroundings.of(directory).isShared());
        inspect(whose, directory, findings);
        for (Path file : files(directory)) {
            inspect(whose, file, findings);
        }
        rotatedElsewhere(directory, findings);
    }

    /**
     * Who should own everything in the directory.
     *
     * @param shared whether its group may do what its owner may
     */
    private record Whose(Path directory, PosixFileAttributes top, boolean shared) {
        String owner() {
            return top.owner().getName();
        }

        String group() {
            return top.group().getName();
        }
    }

    private void fileSystem(Path directory, Consumer<Diagnosis> findings) {
        String type;
        try {
            type = Files.getFileStore(directory).type();
        } catch (IOException e) {
            findings.accept(Diagnosis.note(name(), "unknown_file_system", "", "which file system this is on cannot be told (" + e.getMessage()
                    + "): on one of a network, the locks would not work between machines"));
            return;
        }
        if (NETWORK.contains(type)) {
            findings.accept(Diagnosis.warning(name(), "network_file_system", "",
                    "the directory is on a network file system (" + type + "): where its locks do not work between machines, "
                            + "writers on two of them damage the logs", "keep the logs on a local disk"));
        }
    }

    /** The logs, the segments, and all derived files. */
    private static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String log : LOGS) {
            if (Files.exists(directory.resolve(log), NOFOLLOW_LINKS)) {
                files.add(directory.resolve(log));
            }
        }
        for (String part : List.of(LogFiles.SEGMENTS, LogFiles.BUS, LogFiles.STATE)) {
            Path own = directory.resolve(part);
            if (Files.isDirectory(own, NOFOLLOW_LINKS) && !(Files.isReadable(own) && Files.isExecutable(own))) {
                files.add(own); // its contents cannot be listed
            } else if (Files.exists(own, NOFOLLOW_LINKS)) {
                try (Stream<Path> walk = Files.walk(own)) {
                    walk.sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    private void inspect(Whose whose, Path file, Consumer<Diagnosis> findings) throws IOException {
        Path directory = whose.directory();
        PosixFileAttributes is = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        String name = file.equals(directory) ? "." : directory.relativize(file).toString();
        boolean top = file.equals(directory);
        if (is.isSymbolicLink() && !top) {
            findings.accept(Diagnosis.problem(name(), "symbolic_link", name, "this is a symbolic link, through which nothing is "
                    + "read or written", "put the file itself here"));
            return;
        }
        if (is.isRegularFile() && DIRECTORIES.contains(name)) {
            findings.accept(Diagnosis.problem(name(), "no_directory_but_a_file", name, "this is a file, where a directory should be: "
                    + "nothing is read or written", "move it away"));
            return;
        }
        if (is.isOther() || is.isDirectory() && (LOGS.contains(name) || LOCKS.contains(name))) {
            findings.accept(Diagnosis.problem(name(), "no_regular_file", name, "this is a directory, device, pipe or socket, "
                    + "where a file should be", "move it away"));
            return;
        }
        if (!whose.shared() && !is.owner().getName().equals(whose.owner())) {
            findings.accept(Diagnosis.warning(name(), "other_owner", name, "this belongs to " + is.owner().getName() + ", the directory to "
                    + whose.owner() + ": one of the two cannot write", "give it to " + whose.owner() + ": " + AccessRemedy.command("chown "
                    + whose.owner() + ":" + whose.group(), file)));
        } else if (whose.shared() && !is.group().getName().equals(whose.group())) {
            findings.accept(Diagnosis.problem(name(), "other_group", name, "this is the group's " + is.group().getName() + ", the directory "
                    + whose.group() + "'s: who shares it cannot write", "hand it over: " + AccessRemedy.command("chgrp " + whose.group(), file)));
        }
        if (is.isRegularFile() && links(file) > 1) {
            findings.accept(Diagnosis.warning(name(), "hard_link", name, "the file has " + links(file)
                    + " names: what is done under another name is done to the log", "remove the other names"));
        }
        permissions(top ? file.toRealPath() : file, name, whose.shared(), is, findings);
    }

    private void permissions(Path file, String name, boolean shared, PosixFileAttributes is, Consumer<Diagnosis> findings) {
        Set<PosixFilePermission> mode = is.permissions();
        String remedy = shared ? "--fix leaves it to its owner and its group" : "--fix leaves it to its owner alone";
        boolean writable = mode.contains(PosixFilePermission.OTHERS_WRITE) || !shared && mode.contains(PosixFilePermission.GROUP_WRITE);
        boolean usable = mode.contains(PosixFilePermission.OWNER_READ) && mode.contains(PosixFilePermission.OWNER_WRITE)
                && (is.isRegularFile() || mode.contains(PosixFilePermission.OWNER_EXECUTE));
        Diagnosis finding = null;
        if (!usable && !name.startsWith(LogFiles.SEGMENTS + "/")) {
            finding = Diagnosis.problem(name(), "owner_locked_out", name, "its owner may not read and write it", remedy);
        } else if (writable) {
            finding = Diagnosis.problem(name(), "writable_by_others", name,
                    "others than its owner may change it, and then deny it", remedy);
        } else if (shared && !name.startsWith(LogFiles.SEGMENTS + "/") && !mode.containsAll(is.isDirectory() ? GROUP_DIRECTORY : GROUP_FILE)) {
            finding = Diagnosis.problem(name(), "group_locked_out", name, "the directory is shared with a group, which may not read and write this",
                    remedy);
        } else if (mode.stream().anyMatch(each -> each.name().startsWith("OTHERS") || !shared && each.name().startsWith("GROUP"))) {
            finding = Diagnosis.warning(name(), "readable_by_others", name, "others than its owner may read it", remedy);
        }
        if (finding != null) {
            findings.accept(finding.treatedBy(new Fix.Restrict(file, shared)));
        }
    }

    private static long links(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:nlink", NOFOLLOW_LINKS)).longValue();
    }

    private void rotatedElsewhere(Path directory, Consumer<Diagnosis> findings) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (LOGS.stream().anyMatch(log -> name.startsWith(log + ".") || name.startsWith(log + "-"))) {
                    findings.accept(Diagnosis.note(name(), "rotated_elsewhere", name, "this looks like a part of a log that "
                            + "another program has cut off: no report reads it"));
                }
            }
        }
    }
}
