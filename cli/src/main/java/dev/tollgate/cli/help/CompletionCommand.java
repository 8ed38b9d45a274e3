package dev.tollgate.cli.help;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tollgate completion}. */
@Command(
        name = "completion",
        description = "Print a script that completes commands, options and files in bash or zsh.",
        footer = {
            "",
            "Examples:",
            "  source <(tollgate completion bash)",
            "  tollgate completion bash > /etc/bash_completion.d/tollgate",
            "  tollgate completion zsh > ~/.tollgate-completion   (and source it in ~/.zshrc)"
        })
public final class CompletionCommand extends TollgateCommand {
    /** The shells that are served. */
    public enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("tollgate", spec().root().commandLine());
        if (shell == Shell.zsh) {
            console().out().line("autoload -U +X compinit && compinit");
            console().out().line("autoload -U +X bashcompinit && bashcompinit");
        }
        console().out().text(script);
        return ExitCode.OK;
    }
}
