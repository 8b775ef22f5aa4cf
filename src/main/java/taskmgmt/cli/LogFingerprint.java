package taskmgmt.cli;

/**
 * How a completion script finds out, without starting the program, whether a cached answer about the log is still valid: it lists the files
 * of every log directory that may be meant, with what the file system knows about each. A log only grows and everything beside it is
 * replaced, so whatever changes an answer changes a size, a time or an inode number. What the program derives and keeps in {@code .state}
 * is left out, because a query may change it. The fingerprint is empty, and nothing can be concluded, if a setting names the directory or
 * if {@code stat} is not that of Linux.
 */
final class LogFingerprint {
    /** For the POSIX shell. It contains no single quote, so it can be put into single quotes. */
    static final String SCRIPT = """
            at=$PWD
            set -- "$HOME/.config/task-mgmt/settings" "$XDG_CONFIG_HOME/task-mgmt/settings"
            while set -- "$@" "$at/.task-mgmt.conf"; [ -n "$at" ]; do at=${at%/*}; done
            if [ -n "$TASK_MGMT_LOGS" ]; then
                set -- "$@" "$TASK_MGMT_LOGS"
            else
                ! grep -qs "^[[:space:]]*logs" "$@" || exit
                at=$PWD
                while set -- "$@" "$at/logs"; [ -n "$at" ]; do at=${at%/*}; done
                set -- "$@" "$HOME/.local/share/task-mgmt" "$XDG_DATA_HOME/task-mgmt"
            fi
            for each; do set -- "$@" "$each"/* "$each"/bus/* "$each"/segments/* "$each"/workflows/*; done
            exec stat -L -c "%n %d %i %s %y %z" -- "$@"
            """.strip();

    private LogFingerprint() {}
}
