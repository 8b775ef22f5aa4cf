package taskmgmt.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.machine.ProcessTable;

/** What networks have carried that a tree of processes has to itself, by a directory in the form of /proc. */
class TreeSamplerTest {
    private static final String HEADER = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    @TempDir
    private Path proc;

    private TreeSampler tree = new TreeSampler(new ProcessTable(Path.of("none")), 10, 0);

    @BeforeEach
    void aTreeOfTwo() throws IOException {
        process("self", 1, "net:[1]", "");
        process("10", 1, "net:[1]", dev(900, 900));
        process("11", 10, "net:[2]", dev(100, 50));
        tree = new TreeSampler(new ProcessTable(proc), 10, 0);
    }

    private static String dev(long received, long sent) {
        return HEADER + "    lo: 777777 9 0 0 0 0 0 0 777777 9 0 0 0 0 0 0\n  eth0: " + received + " 3 0 0 0 0 0 0 " + sent + " 2 0 0 0 0 0 0\n";
    }

    private void process(String pid, long parent, String namespace, String dev) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(pid));
        Files.createDirectories(directory.resolve("ns"));
        Files.createDirectories(directory.resolve("net"));
        Files.writeString(directory.resolve("stat"), "1 (x) S " + parent + " 1 1 0 -1 4194560 1 2 3 4 11 12 13 14 20 0 3 0 987 1000 2 3\n");
        Files.writeString(directory.resolve("status"), "Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\nThreads:\t1\n");
        Files.writeString(directory.resolve("net/dev"), dev);
        Files.deleteIfExists(directory.resolve("ns/net"));
        Files.createSymbolicLink(directory.resolve("ns/net"), Path.of(namespace));
    }

    @Test
    void countsWhatANetworkOfItsOwnCarriedSinceItWasSeenFirst() throws IOException {
        tree.look(1);
        assertThat(tree.network()).isEqualTo(new ChildFigures.Network(0, 0));
        Files.writeString(proc.resolve("11/net/dev"), dev(5_100, 3_050));
        Files.writeString(proc.resolve("10/net/dev"), dev(9_900, 9_900));
        tree.look(2);
        assertThat(tree.network()).as("not that of everybody, and not what went to itself").isEqualTo(new ChildFigures.Network(5_000, 3_000));
        Files.delete(proc.resolve("11/stat"));
        tree.look(3);
        assertThat(tree.network()).as("it has ended").isEqualTo(new ChildFigures.Network(5_000, 3_000));
    }

    @Test
    void aNetworkOfSeveralOfItsProcessesCountsOnceAndSeveralNetworksAdd() throws IOException {
        process("12", 10, "net:[2]", dev(100, 50));
        process("13", 10, "net:[3]", dev(0, 0));
        tree.look(1);
        for (String pid : new String[] {"11", "12"}) {
            Files.writeString(proc.resolve(pid + "/net/dev"), dev(200, 60));
        }
        Files.writeString(proc.resolve("13/net/dev"), dev(1, 2));
        tree.look(2);
        assertThat(tree.network()).isEqualTo(new ChildFigures.Network(101, 12));
    }

    @Test
    void aTreeInTheNetworkOfEverybodyHasNoFigure() throws IOException {
        process("11", 10, "net:[1]", dev(5, 5));
        tree.look(1);
        assertThat(tree.network()).isNull();
        Files.delete(proc.resolve("11/ns/net"));
        tree.look(2);
        assertThat(tree.network()).as("nor where that may not be seen").isNull();
    }
}
