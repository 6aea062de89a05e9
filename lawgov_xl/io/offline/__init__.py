"""What a PC without internet and without administrator rights needs: wheels, their hashes, an install script."""
