package dev.homespun.starter;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command line of the starter. It exits with 0 when the project stands, with 2 when what was asked for cannot be
/// done and nothing was written, and with 1 when writing failed.
@Command(
        name = "homespun-starter",
        description = "Writes a new Homespun project into a folder that is empty or does not exist yet.",
        mixinStandardHelpOptions = true,
        versionProvider = StarterVersion.class)
final class Main implements Callable<Integer> {

    @Option(names = "--project", paramLabel = "FOLDER", defaultValue = "",
            description = "Where the project goes. The folder's name becomes the artifactId.")
    private String folder = "";

    @Option(names = "--package", paramLabel = "NAME", defaultValue = "",
            description = "The Java package, such as com.acme.hello. It becomes the groupId.")
    private String packageName = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// {@return the command line, for tests to call}
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((fault, _) -> refuse(fault.getCommandLine(), fault))
                .setExecutionExceptionHandler((fault, commandLine, _) -> explain(commandLine, fault));
    }

    @Override
    public Integer call() throws IOException {
        NewProject project = NewProject.in(folder, packageName);
        String version = StarterVersion.current();
        Template.named("minimal").write(project, version);
        spec.commandLine().getOut().println(NextSteps.after(project, version));
        return ExitCode.OK;
    }

    private static int explain(CommandLine commandLine, Exception fault) throws Exception {
        return switch (fault) {
            case BadInput input -> refuse(commandLine, input);
            case IOException failure -> {
                commandLine.getErr().println("The project could not be written: " + failure);
                yield ExitCode.SOFTWARE;
            }
            default -> throw fault;
        };
    }

    private static int refuse(CommandLine commandLine, Exception fault) {
        commandLine.getErr().println(fault.getMessage());
        return ExitCode.USAGE;
    }
}
