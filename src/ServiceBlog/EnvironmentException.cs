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
