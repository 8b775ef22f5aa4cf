package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.store.guard.PolicyFile;

/** Whether there is a usable policy, and whether only those who may change the logs can change it. */
final class PolicyCheck implements Check {
    private static final String NAME_IN_FINDINGS = "policy.json";

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public String sound(DirectoryView patient) throws IOException {
        PolicyFile policy = PolicyFile.of(patient.directory(), patient.policy());
        return policy == null ? "there is none: whoever may write here may do anything"
                : policy.policy().rules().size() + " rules, in " + policy.file();
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        @Nullable PolicyFile policy;
        try {
            policy = PolicyFile.of(patient.directory(), patient.policy());
        } catch (LogDamagedException e) {
            findings.accept(Diagnosis.problem(name(), "policy_unusable", NAME_IN_FINDINGS, String.valueOf(e.getMessage()),
                    "see task-mgmt policy check; --fix does nothing either until then"));
            return;
        }
        if (policy != null) {
            inspect(policy.file(), patient.directory(), findings);
        }
    }

    private void inspect(Path policy, Path directory, Consumer<Diagnosis> findings) throws IOException {
        PosixFileAttributes is = Files.readAttributes(policy, PosixFileAttributes.class);
        String owner = is.owner().getName();
        String logOwner = Files.readAttributes(directory, PosixFileAttributes.class).owner().getName();
        String name = policy.startsWith(directory) ? NAME_IN_FINDINGS : policy.toString();
        if (is.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || is.permissions().contains(PosixFilePermission.GROUP_WRITE)) {
            findings.accept(Diagnosis.problem(name(), "policy_writable_by_others", name, "others than its owner may change what is "
                    + "allowed", "chmod go-w"));
        }
        if (!owner.equals(logOwner) && !owner.equals("root")) {
            findings.accept(Diagnosis.warning(name(), "policy_of_other_owner", name, "it belongs to " + owner + ", the logs to "
                    + logOwner + ": " + owner + " decides what is allowed", "give it to " + logOwner + " or root, or live with it"));
        }
    }
}
