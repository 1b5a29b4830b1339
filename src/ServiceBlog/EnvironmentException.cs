using ServiceBlog.Core.Content;

namespace ServiceBlog;

/// <summary>
/// Something outside the content stands in the way: a missing folder, a full disk, a wrong argument.
/// The message says what to do next; <c>Program</c> prints it and ends with exit code 2.
/// </summary>
internal sealed class EnvironmentException : Exception
{
    public EnvironmentException(string message)
        : base(message)
    {
    }

    public EnvironmentException(string message, Exception cause)
        : base(message, cause)
    {
    }
}

/// <summary>Looks through what threads wrap around an exception.</summary>
internal static class Failure
{
    /// <summary>The failure to tell the user of: the first known one among several threads', else the exception itself.</summary>
    public static Exception CauseOf(Exception exception)
    {
        if (exception is not AggregateException aggregate)
            return exception;
        var causes = aggregate.Flatten().InnerExceptions;
        return causes.FirstOrDefault(cause => cause is EnvironmentException or FileChangedException) ?? causes.FirstOrDefault() ?? exception;
    }
}
