package taskmgmt.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Which processes listen on a TCP port: {@code /proc/net/tcp} and {@code tcp6} list the sockets, {@code /proc/PID/fd} shows who has
 * them open. Linux only.
 */
public final class ListeningSockets {
    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEXADECIMAL = 16;

    private final Path proc;

    public ListeningSockets() {
        this(Path.of("/proc"));
    }

    ListeningSockets(Path proc) {
        this.proc = proc;
    }

    /**
     * Who listens on a port.
     *
     * @param sockets the number of listening sockets, on any address
     * @param pids    the processes that have them open, as far as visible; processes of other users are not
     */
    public record Listeners(int sockets, List<Long> pids) {
        public Listeners {
            pids = List.copyOf(pids);
        }
    }

    /** @throws IOException if that cannot be determined at all, as on a machine that does not run Linux */
    public Listeners on(int port) throws IOException {
        Set<String> inodes = new HashSet<>();
        read("net/tcp", port, inodes);
        try {
            read("net/tcp6", port, inodes);
        } catch (NoSuchFileException _) {
            return listeners(inodes); // a kernel without IPv6 has no IPv6 sockets
        }
        return listeners(inodes);
    }

    private void read(String file, int port, Set<String> inodes) throws IOException {
        for (String line : Files.readAllLines(proc.resolve(file), StandardCharsets.ISO_8859_1)) {
            List<String> fields = new ArrayList<>();
            for (StringTokenizer rest = new StringTokenizer(line); rest.hasMoreTokens(); ) {
                fields.add(rest.nextToken());
            }
            if (fields.size() > INODE && fields.get(STATE).equals(LISTENING) && port(fields.get(ADDRESS)) == port) {
                inodes.add(fields.get(INODE));
            }
        }
    }

    /** {@code 0100007F:1F90}: the address and the port, in hexadecimal. */
    private static int port(String address) {
        return Integer.parseInt(address, address.lastIndexOf(':') + 1, address.length(), HEXADECIMAL);
    }

    private Listeners listeners(Set<String> inodes) throws IOException {
        List<Long> pids = new ArrayList<>();
        if (!inodes.isEmpty()) {
            Set<String> links = new HashSet<>();
            inodes.forEach(inode -> links.add("socket:[" + inode + "]"));
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
                for (Path process : processes) {
                    if (has(process.resolve("fd"), links)) {
                        pids.add(Long.parseLong(process.getFileName().toString()));
                    }
                }
            }
        }
        return new Listeners(inodes.size(), pids);
    }

    private static boolean has(Path descriptors, Set<String> links) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path each : all) {
                if (isLinkTo(each, links)) {
                    return true;
                }
            }
        } catch (IOException _) {
            return false; // the process has ended in the meantime, or belongs to another user
        }
        return false;
    }

    private static boolean isLinkTo(Path descriptor, Set<String> links) {
        try {
            return links.contains(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException _) {
            return false; // it has been closed in the meantime
        }
    }
}
