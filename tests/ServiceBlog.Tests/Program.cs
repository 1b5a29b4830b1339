using ServiceBlog.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

namespace ServiceBlog.Tests;

/// <summary>
/// Runs the tests; or, when a test starts it with <c>publish FOLDER LETTERS</c>, publishes one site after the other
/// until it is killed, so that the test can do so at any moment.
/// </summary>
public static class Program
{
    public const int FilesPerSite = 200;

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["publish", var output, var letters])
            return await ConsoleRunner.Run(args);
        try
        {
            foreach (var letter in letters)
            {
                Publishing.Publish(output, Publishing.ManyFiles(letter, FilesPerSite));
                await Console.Out.WriteLineAsync(letter);
            }
            return 0;
        }
        catch (Exception exception) when (Failure.CauseOf(exception) is EnvironmentException cause)
        {
            await Console.Error.WriteLineAsync(cause.Message);
            return 2;
        }
    }
}
