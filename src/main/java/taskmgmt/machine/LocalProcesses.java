package taskmgmt.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The processes as the kernel of this machine reports them. */
final class LocalProcesses implements Processes {
    /** Linux generates a new random id at every boot: proc_sys_kernel(5). */
    private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

    @Override
    public String bootId() {
        try {
            return Files.readString(Path.of(BOOT_ID)).strip();
        } catch (IOException otherSystem) {
            return "";
        }
    }

    @Override
    public @Nullable Sighting find(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && !hasEnded(pid))
                .map(process -> new Sighting(process.info().startInstant().orElse(null)))
                .orElse(null);
    }

    /**
     * Whether the process is a zombie: it has ended, but its parent has not collected its exit status yet: proc_pid_stat(5).
     */
    private static boolean hasEnded(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException otherSystem) {
            return false;
        }
    }
}
