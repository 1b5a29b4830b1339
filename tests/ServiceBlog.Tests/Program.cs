using ServiceBlog.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

namespace ServiceBlog.Tests;

/// <summary>
/// Runs the tests; or is the child process that a test starts in order to kill it: <c>publish FOLDER LETTERS</c>
/// publishes one site after the other, <c>build …</c> is that command, <c>preview …</c> is that command with a pipeline of one page.
/// </summary>
public static class Program
{
    public const int FilesPerSite = 200;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["publish", var output, var letters]:
                return Publish(output, letters);
            case ["build", ..]:
                return ServiceBlog.Program.Run(args, ShellContext.OfThisProcess() with { ProgramFolder = Repository.Root });
            case ["preview", ..]:
                return ServiceBlog.Program.Run(args, ShellContext.OfThisProcess() with
                {
                    Pipeline = (_, target) => Shell.Site(target, ("index.html", "home")),
                });
        }

        // Whatever a test leaves among the temporary files, such as a lock that a killed build held, goes with them.
        var temp = Directory.CreateTempSubdirectory("serviceblog-tests-");
        Environment.SetEnvironmentVariable("TMPDIR", temp.FullName);
        try
        {
            return await ConsoleRunner.Run(args);
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private static int Publish(string output, string letters)
    {
        try
        {
            foreach (var letter in letters)
            {
                Publishing.Publish(output, Publishing.ManyFiles(letter, FilesPerSite));
                Console.WriteLine(letter);
            }
            return 0;
        }
        catch (Exception exception) when (Failure.CauseOf(exception) is EnvironmentException cause)
        {
            Console.Error.WriteLine(cause.Message);
            return 2;
        }
    }
}
