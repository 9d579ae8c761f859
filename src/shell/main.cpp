#include "shell/cli.h"

int main(int argc, char** argv)
{
    return knotlas::shell::runCommandLine(argc, argv);
}
