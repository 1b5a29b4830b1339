namespace ServiceBlog.Commands;

/// <summary>What the program tells the shell that started it.</summary>
internal static class ExitCode
{
    /// <summary>Done; there may be warnings.</summary>
    public const int Clean = 0;

    /// <summary>The content has errors.</summary>
    public const int ContentErrors = 1;

    /// <summary>The command line is wrong, or the machine does not let us.</summary>
    public const int CannotRun = 2;
}
