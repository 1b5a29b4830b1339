namespace ServiceBlog;

/// <summary>Something outside the content stands in the way: a missing folder, a full disk, a wrong argument. The message says what to do next;
/// <c>Program</c> prints it and ends with exit code 2.</summary>
internal sealed class EnvironmentException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Tells failures apart and puts them into words.</summary>
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

    /// <param name="doing">What is done: <c>read FILE</c>.</param>
    /// <exception cref="EnvironmentException">The disk prevented it.</exception>
    public static T OnDisk<T>(string doing, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw new EnvironmentException($"cannot {doing}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc cref="OnDisk{T}"/>
    public static void OnDisk(string doing, Action action) => OnDisk(doing, () =>
    {
        action();
        return 0;
    });

    /// <summary>Where .NET needs the system's OpenSSL and finds none, it ends the process. So it is looked for first.</summary>
    /// <param name="what">What needs it: <c>the preview</c>.</param>
    /// <exception cref="EnvironmentException">There is none.</exception>
    public static void CheckOpenSsl(string what)
    {
        if (OperatingSystem.IsLinux() && !NativeLibrary.TryLoad("libssl.so.3", out _) && !NativeLibrary.TryLoad("libssl.so.1.1", out _))
            throw new EnvironmentException($"{what} needs the library of OpenSSL, which is not installed here. On Debian: apt-get install libssl3");
    }

    /// <summary>Whether the disk is to blame.</summary>
    public static bool IsOfDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Whether the program is to blame.</summary>
    public static bool IsOurs(Exception exception) => exception is not (EnvironmentException or FileChangedException) && !IsOfDisk(exception);

    /// <param name="obstacle">What a disk that fails prevents: <c>cannot go on</c>.</param>
    public static string MessageOf(Exception cause, string obstacle) => cause switch
    {
        EnvironmentException or FileChangedException => cause.Message,
        IOException or UnauthorizedAccessException => $"{obstacle}: {cause.Message}",
        _ => $"internal error: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}, please report",
    };
}
