using ServiceBlog.Core.Content;

namespace ServiceBlog;

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
